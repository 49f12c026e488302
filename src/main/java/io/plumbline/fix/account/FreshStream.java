package io.plumbline.fix.account;

import io.plumbline.fix.AccountRemedy;
import io.plumbline.fix.Mends;
import io.plumbline.fix.Statement;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Finding;
import io.plumbline.model.account.StoredTable;
import io.plumbline.model.account.TableStream;
import java.util.List;
import java.util.Optional;

/** Creates a stale stream anew; nothing brings back what it has lost. */
@Mends(
        value = "stale-stream",
        by = "creates the stream anew; unproven",
        unless = "what it is on is not exactly one table of the extracts")
final class FreshStream implements AccountRemedy {

    private static final String DOUBT =
            "no extract tells its other options, such as APPEND_ONLY, nor who should read it";

    @Override
    public Optional<Statement> statement(Finding finding, Workbench bench) {
        return bench.row(finding, TableStream.EXTRACT).flatMap(stream -> {
            List<StoredTable> on = bench.rows(finding, StoredTable.EXTRACT)
                    .filter(table -> table.label().equals(stream.table()) && Dropped.isPlainTable(table))
                    .toList();
            return on.size() == 1 ? Optional.of(statement(stream, on.get(0))) : Optional.empty();
        });
    }

    private static Statement statement(TableStream stream, StoredTable table) {
        String name = Quoted.name(stream.database(), stream.schema(), stream.name());
        String comment = """
                The stream begins anew with the table as it is now: load once what it has lost. SELECT GET_DDL('stream', …)
                tells the options to repeat. Needs OWNERSHIP of the stream, CREATE STREAM on the schema and SELECT on the table.""";
        String sql = "CREATE OR REPLACE STREAM %s COPY GRANTS ON TABLE %s;"
                .formatted(name, Quoted.name(table.database(), table.schema(), table.name()));
        return Statement.doubted(comment, sql, DOUBT);
    }
}
