package io.plumbline.fix.account;

import io.plumbline.fix.AccountRemedy;
import io.plumbline.fix.Mends;
import io.plumbline.fix.Statement;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Finding;
import io.plumbline.model.account.TableUpkeep;
import java.util.Optional;

/** Stops a service that keeps a table fast for hardly anybody. */
@Mends(
        value = {"clustering-without-readers", "unused-search-optimization"},
        by = "suspends clustering, or drops search optimization; unproven",
        unless = "the service is another one")
final class UpkeepOff implements AccountRemedy {

    @Override
    public Optional<Statement> statement(Finding finding, Workbench bench) {
        return bench.row(finding, TableUpkeep.EXTRACT).flatMap(UpkeepOff::statement);
    }

    private static Optional<Statement> statement(TableUpkeep service) {
        String alter = "ALTER TABLE " + Quoted.name(service.database(), service.schema(), service.name());
        return switch (service.service()) {
            case "AUTO_CLUSTERING" ->
                Optional.of(Statement.doubted(
                        "The table keeps its key and is clustered no more. Needs OWNERSHIP of the table.\nUndo: "
                                + alter + " RESUME RECLUSTER;",
                        alter + " SUSPEND RECLUSTER;",
                        History.BILLED));
            case "SEARCH_OPTIMIZATION" ->
                Optional.of(Statement.doubted(
                        "Needs OWNERSHIP of the table. Undo: ADD SEARCH OPTIMIZATION, which builds it anew and is billed; before"
                                + "\nit is dropped, DESCRIBE SEARCH OPTIMIZATION tells on which columns it is.",
                        alter + " DROP SEARCH OPTIMIZATION;",
                        History.BILLED));
            default -> Optional.empty();
        };
    }
}
