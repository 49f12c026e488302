package io.plumbline.fix.account;

import io.plumbline.fix.AccountRemedy;
import io.plumbline.fix.Mends;
import io.plumbline.fix.Statement;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.account.StatementLimit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sets how long a statement may run on warehouses of which nobody has said so. */
@Mends(
        value = "no-statement-limit",
        by = "lets a statement run for four hours on each of the warehouses",
        unless = "the extract cannot be read")
final class LimitedStatements implements AccountRemedy {

    private static final int SECONDS = 4 * 3600;

    @Override
    public Optional<Statement> statement(Finding finding, Workbench bench) {
        List<StatementLimit> open = bench.rows(finding, StatementLimit.EXTRACT)
                .filter(limit -> limit.level().isEmpty()
                        && finding.facts().get("warehouses") instanceof Collection<?> names
                        && names.contains(limit.warehouse()))
                .toList();
        List<Edit> effect = new ArrayList<>();
        for (StatementLimit limit : open) {
            Cells.with(bench, limit, "VALUE", Integer.toString(SECONDS)).ifPresent(effect::add);
            Cells.with(bench, limit, "LEVEL", "WAREHOUSE").ifPresent(effect::add);
        }
        String comment = """
                Ends what runs for longer than four hours: give a warehouse with longer loads more. Needs MODIFY on them.
                Undo: %s""".formatted(sql(open, "UNSET STATEMENT_TIMEOUT_IN_SECONDS", " "));
        return effect.isEmpty() || effect.size() != 2 * open.size()
                ? Optional.empty()
                : Optional.of(Statement.audited(
                        comment, sql(open, "SET STATEMENT_TIMEOUT_IN_SECONDS = " + SECONDS, "\n"), effect));
    }

    private static String sql(List<StatementLimit> limits, String what, String between) {
        return limits.stream()
                .map(limit -> "ALTER WAREHOUSE " + Quoted.name(limit.warehouse()) + " " + what + ";")
                .collect(Collectors.joining(between));
    }
}
