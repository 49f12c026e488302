package io.plumbline.audit.cross;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.ModelSql;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.Area;
import io.plumbline.model.Column;
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

/** Declared columns that the table of a model does not have, where its SQL does not tell its columns. */
@Rule(
        id = "column-gone-from-table",
        area = Area.DOCUMENTATION,
        severity = Severity.WARNING,
        summary = "YAML declares columns that the table in the warehouse does not have")
final class ColumnGoneFromTable implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, StoredTable.EXTRACT, TableColumn.EXTRACT)
                .flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        ModelSql sql = ModelSql.of(context);
        return BuiltColumns.of(context, account)
                .filter(built -> sql.columns(built.model()).isEmpty())
                .flatMap(built -> judge(context, account, built.model(), built.columns()));
    }

    private static Stream<Finding> judge(
            RuleContext context, WarehouseAccount account, Model model, List<TableColumn> there) {
        Set<String> names = there.stream()
                .map(column -> column.name().toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<Column> declared = model.properties().columns();
        List<Column> gone = declared.stream()
                .filter(column -> !names.contains(BuiltColumns.folded(column.name())))
                .toList();
        if (gone.isEmpty() || gone.size() * 2 > declared.size()) { // most of them: it is another table
            return Stream.empty();
        }
        List<String> labels = gone.stream().map(Column::name).toList();
        return context.finding(
                model,
                "",
                "`%s` has none of its declared columns `%s` in the warehouse on %s"
                        .formatted(model.label(), String.join("`, `", labels), account.until()),
                Node.first(gone.get(0).location()),
                Facts.of(
                        "model", model.label(),
                        "table", there.get(0).label(),
                        "columns", labels),
                Accounts.lines(there.stream().map(TableColumn::at).toList()));
    }
}
