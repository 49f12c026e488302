package io.plumbline.fix.account;

import io.plumbline.fix.AccountRemedy;
import io.plumbline.fix.Mends;
import io.plumbline.fix.Statement;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Finding;
import io.plumbline.model.account.StoredTable;
import java.util.List;
import java.util.Optional;

/** Lets a table keep less of its past. */
@Mends(
        value = {"heavy-time-travel", "long-retention-outside-production"},
        by =
                "keeps the past of a week outside production, of a day where it outweighs the data; the latter is unproven",
        unless = "it is kept no longer than that, or the table is not a Snowflake table of its own")
final class ShorterRetention implements AccountRemedy {

    private static final int WEEK = 7;

    @Override
    public Optional<Statement> statement(Finding finding, Workbench bench) {
        boolean history = finding.rule().equals("heavy-time-travel");
        int days = history ? 1 : WEEK;
        return bench.row(finding, StoredTable.EXTRACT)
                .filter(Dropped::isPlainTable)
                .filter(table -> table.retention() > days)
                .flatMap(table -> {
                    String sql = alter(table, days);
                    String comment = """
                            Time Travel reaches back %d day(s) instead of %d; what is older goes and does not come back.
                            Needs OWNERSHIP of the table.
                            Undo, for what is yet to come: %s""".formatted(days, table.retention(), alter(table, table.retention()));
                    return history
                            ? Optional.of(Statement.doubted(comment, sql, History.KEPT))
                            : Cells.with(bench, table, "RETENTION_TIME", Integer.toString(days))
                                    .map(edit -> Statement.audited(comment, sql, List.of(edit)));
                });
    }

    private static String alter(StoredTable table, long days) {
        return "ALTER TABLE " + Quoted.name(table.database(), table.schema(), table.name())
                + " SET DATA_RETENTION_TIME_IN_DAYS = " + days + ";";
    }
}
