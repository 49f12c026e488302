package io.plumbline.fix.account;

import io.plumbline.fix.AccountRemedy;
import io.plumbline.fix.Mends;
import io.plumbline.fix.Statement;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Finding;
import io.plumbline.model.account.VirtualWarehouse;
import java.util.Optional;

/** Lets a warehouse start another cluster when queries wait. */
@Mends(
        value = "queueing-warehouse",
        by = "lets the warehouse start one more cluster when queries wait; unproven",
        unless = "the warehouse is not among those the extract lists")
final class MoreClusters implements AccountRemedy {

    private static final String DOUBT = "what has waited has waited, so only the days after it can show that it helps";

    @Override
    public Optional<Statement> statement(Finding finding, Workbench bench) {
        return Warehouses.of(finding, bench).map(MoreClusters::statement);
    }

    private static Statement statement(VirtualWarehouse warehouse) {
        String alter = "ALTER WAREHOUSE " + Quoted.name(warehouse.name()) + " SET MAX_CLUSTER_COUNT = ";
        String comment = """
                Starts another cluster, which is billed while it runs, when queries wait. Needs MODIFY on the warehouse and
                an edition with multi-cluster warehouses.
                Undo: %s""".formatted(alter + warehouse.maxClusters() + ";");
        return Statement.doubted(comment, alter + (warehouse.maxClusters() + 1) + ";", DOUBT);
    }
}
