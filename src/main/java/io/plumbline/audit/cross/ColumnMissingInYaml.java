package io.plumbline.audit.cross;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.StoredTable;
import io.plumbline.model.account.TableColumn;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns of the table of a model that its YAML does not declare, though it declares most of the others. */
@Rule(
        id = "column-missing-in-yaml",
        area = Area.DOCUMENTATION,
        severity = Severity.INFO,
        summary = "The table has columns that its YAML leaves out though it lists most",
        thresholds = "percent")
final class ColumnMissingInYaml implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, StoredTable.EXTRACT, TableColumn.EXTRACT)
                .flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        return BuiltColumns.of(context, account)
                .flatMap(built -> judge(context, account, built.model(), built.columns()));
    }

    private static Stream<Finding> judge(
            RuleContext context, WarehouseAccount account, Model model, List<TableColumn> there) {
        Set<String> declared = model.properties().columns().stream()
                .map(column -> BuiltColumns.folded(column.name()))
                .collect(Collectors.toSet());
        List<TableColumn> missing = there.stream()
                .filter(column -> !declared.contains(column.name().toUpperCase(Locale.ROOT)))
                .filter(column ->
                        !column.name().startsWith("_") && !column.name().startsWith("DBT_"))
                .toList();
        int listed = there.size() - missing.size();
        if (missing.isEmpty() || listed * 100 < there.size() * context.threshold("percent", 80)) {
            return Stream.empty();
        }
        List<String> labels = missing.stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList();
        return context.finding(
                model,
                "",
                "YAML lists %d of %d columns of `%s`, and not `%s`"
                        .formatted(listed, there.size(), model.label(), String.join("`, `", labels)),
                Node.first(model.location()),
                Facts.of(
                        "model", model.label(),
                        "table", there.get(0).label(),
                        "columns", labels,
                        "until", account.until().toString()),
                Accounts.lines(missing.stream().map(TableColumn::at).toList()));
    }
}
