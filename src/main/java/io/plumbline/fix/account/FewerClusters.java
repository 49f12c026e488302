package io.plumbline.fix.account;

import io.plumbline.fix.AccountRemedy;
import io.plumbline.fix.Mends;
import io.plumbline.fix.Statement;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Finding;
import io.plumbline.model.account.VirtualWarehouse;
import java.util.List;
import java.util.Optional;

/** Lets a multi-cluster warehouse start with one cluster. */
@Mends(
        value = "pinned-clusters",
        by = "lets the warehouse start with one cluster",
        unless = "the extract has no column for the least number of clusters")
final class FewerClusters implements AccountRemedy {

    @Override
    public Optional<Statement> statement(Finding finding, Workbench bench) {
        return bench.row(finding, VirtualWarehouse.EXTRACT).flatMap(warehouse -> {
            String alter = "ALTER WAREHOUSE " + Quoted.name(warehouse.name()) + " SET MIN_CLUSTER_COUNT = ";
            String comment = """
                    Starts with one cluster and adds up to %d when queries wait. Needs MODIFY on the warehouse.
                    Undo: %s""".formatted(warehouse.maxClusters(), alter + warehouse.minClusters() + ";");
            return Cells.with(bench, warehouse, "MIN_CLUSTER_COUNT", "1")
                    .map(edit -> Statement.audited(comment, alter + "1;", List.of(edit)));
        });
    }
}
