package io.plumbline.audit.cross;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.AccountTables;
import io.plumbline.model.Model;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.TableColumn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A model and the columns that its table has.
 *
 * @param columns one at least
 */
record BuiltColumns(Model model, List<TableColumn> columns) {

    BuiltColumns {
        columns = List.copyOf(columns);
    }

    /** Every enabled model whose table an account knows the columns of. */
    static Stream<BuiltColumns> of(RuleContext context, WarehouseAccount account) {
        AccountTables tables = Accounts.tables(context, account);
        Map<Long, List<TableColumn>> columns =
                account.rows(TableColumn.EXTRACT).stream().collect(Collectors.groupingBy(TableColumn::tableId));
        return context.estate().models().flatMap(model -> tables.table(model).stream()
                .filter(table -> columns.containsKey(table.id()))
                .map(table -> new BuiltColumns(model, columns.getOrDefault(table.id(), List.of()))));
    }

    /** A name as it is compared: without quotes, in capitals. */
    static String folded(String name) {
        return name.replace("\"", "").toUpperCase(Locale.ROOT);
    }
}
