package io.plumbline.fix.account;

import io.plumbline.fix.AccountRemedy;
import io.plumbline.fix.Mends;
import io.plumbline.fix.Statement;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.account.MaskedColumn;
import io.plumbline.model.account.TableColumn;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Masks a column by the policy that masks the others of its name. */
@Mends(
        value = "inconsistent-masking",
        by = "sets the policy that masks the other columns of that name; unproven where dbt builds the table anew",
        unless = "the extract does not name the policy, or columns of that name have different ones")
final class SamePolicy implements AccountRemedy {

    @Override
    public Optional<Statement> statement(Finding finding, Workbench bench) {
        return bench.row(finding, TableColumn.EXTRACT).flatMap(column -> {
            List<MaskedColumn> others = bench.rows(finding, MaskedColumn.EXTRACT)
                    .filter(other -> other.column().equals(column.name()))
                    .toList();
            List<List<String>> policies =
                    others.stream().map(MaskedColumn::policy).distinct().toList();
            return policies.size() == 1 && !policies.get(0).isEmpty()
                    ? statement(finding, bench, column, others.get(0))
                    : Optional.empty();
        });
    }

    private static Optional<Statement> statement(
            Finding finding, Workbench bench, TableColumn column, MaskedColumn other) {
        String modify = "ALTER TABLE " + Quoted.name(column.database(), column.schema(), column.table())
                + " MODIFY COLUMN " + Quoted.name(column.name());
        String policy = Quoted.name(other.policy().toArray(String[]::new));
        String sql = modify + " SET MASKING POLICY " + policy + ";";
        String comment = """
                Who may not see the other columns of that name does not see this one either: look who reads it before. Needs
                APPLY MASKING POLICY, or APPLY on the policy and OWNERSHIP of the table.
                Undo: %s""".formatted(modify + " UNSET MASKING POLICY;");
        Optional<Model> builder = builder(finding, bench, column);
        return builder.isPresent()
                ? Optional.of(Statement.doubted(comment, sql, lost(builder.get())))
                : Cells.more(bench, other, row(column, other.policy()))
                        .map(edit -> Statement.audited(comment, sql, List.of(edit)));
    }

    private static String lost(Model builder) {
        return "dbt builds the table anew without it, unless a post_hook of `%s` sets it again"
                .formatted(builder.label());
    }

    /** The model that builds the table; empty where none is known to. */
    private static Optional<Model> builder(Finding finding, Workbench bench, TableColumn column) {
        return bench.estate().accounts().stream()
                .filter(account -> account.source().equals(finding.location().source()))
                .flatMap(account ->
                        bench.tables(account).node(column.database(), column.schema(), column.table()).stream())
                .flatMap(node -> node instanceof Model model ? Stream.of(model) : Stream.empty())
                .findFirst();
    }

    private static Map<String, String> row(TableColumn column, List<String> policy) {
        return Map.of(
                "REF_DATABASE_NAME", column.database(),
                "REF_SCHEMA_NAME", column.schema(),
                "REF_ENTITY_NAME", column.table(),
                "REF_COLUMN_NAME", column.name(),
                "POLICY_DB", policy.get(0),
                "POLICY_SCHEMA", policy.get(1),
                "POLICY_NAME", policy.get(2));
    }
}
