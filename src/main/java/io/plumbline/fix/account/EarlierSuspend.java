package io.plumbline.fix.account;

import io.plumbline.fix.AccountRemedy;
import io.plumbline.fix.Mends;
import io.plumbline.fix.Statement;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.account.VirtualWarehouse;
import java.util.List;
import java.util.Optional;

/** Lets a warehouse suspend after a minute, the least that Snowflake bills. */
@Mends(
        value = {"idle-warehouse", "slow-auto-suspend"},
        by = "lets the warehouse suspend after 60 seconds; for idle credits that stays unproven",
        unless = "it suspends so soon already")
final class EarlierSuspend implements AccountRemedy {

    private static final int SECONDS = 60;

    @Override
    public Optional<Statement> statement(Finding finding, Workbench bench) {
        return Warehouses.of(finding, bench)
                .filter(warehouse -> warehouse.autoSuspend() == null || warehouse.autoSuspend() > SECONDS)
                .flatMap(warehouse -> statement(finding, bench, warehouse));
    }

    private static Optional<Statement> statement(Finding finding, Workbench bench, VirtualWarehouse warehouse) {
        Integer before = warehouse.autoSuspend();
        String alter = "ALTER WAREHOUSE " + Quoted.name(warehouse.name()) + " SET AUTO_SUSPEND = ";
        String comment = """
                Suspends after %d seconds without a query instead of %s. The warehouse forgets its cache then: where people
                wait for its answers, take up to 300. Needs MODIFY on the warehouse.
                Undo: %s""".formatted(
                        SECONDS,
                        before == null ? "never" : "%,d".formatted(before),
                        alter + (before == null ? 0 : before) + ";");
        String sql = alter + SECONDS + ";";
        if (finding.rule().equals("idle-warehouse")) {
            return Optional.of(Statement.doubted(comment, sql, History.BILLED));
        }
        Optional<Edit> effect = Cells.with(bench, warehouse, "AUTO_SUSPEND", Integer.toString(SECONDS));
        return effect.map(edit -> Statement.audited(comment, sql, List.of(edit)));
    }
}
