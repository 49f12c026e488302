package io.plumbline.audit.snowflake;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.StoredTable;
import io.plumbline.model.account.TableStream;
import io.plumbline.model.account.ViewText;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.TableName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** A view that reads a table that was renamed or dropped: whoever queries it gets an error. */
@Rule(
        id = "broken-view",
        area = Area.CORRECTNESS,
        severity = Severity.WARNING,
        summary = "A view reads a table that is not there")
final class BrokenView implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, ViewText.EXTRACT, StoredTable.EXTRACT, TableStream.EXTRACT)
                .flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        Set<String> there = new HashSet<>();
        Set<String> schemas = new HashSet<>();
        account.rows(StoredTable.EXTRACT).forEach(table -> {
            there.add(key(List.of(table.database(), table.schema(), table.name())));
            schemas.add(key(List.of(table.database(), table.schema())));
        });
        account.rows(TableStream.EXTRACT)
                .forEach(stream -> there.add(stream.label().toUpperCase(Locale.ROOT)));
        return account.rows(ViewText.EXTRACT).stream().flatMap(view -> {
            List<List<String>> gone = read(view)
                    .filter(name -> schemas.contains(key(name.subList(0, 2))) && !there.contains(key(name)))
                    .toList();
            return gone.isEmpty() ? Stream.empty() : find(context, account, view, gone);
        });
    }

    private static String key(List<String> parts) {
        return String.join(".", parts).toUpperCase(Locale.ROOT);
    }

    /** The tables that its SQL reads, as database, schema and name; none where it could not be read as a whole. */
    private static Stream<List<String>> read(ViewText view) {
        SqlStatements read = SqlStatements.parse(view.sql());
        return !read.ok()
                ? Stream.empty()
                : read.statements().stream()
                        .flatMap(statement -> statement.reads().stream())
                        .map(TableName::parts)
                        .filter(parts -> parts.size() <= 3)
                        .map(parts -> Stream.concat(
                                        Stream.of(view.database(), view.schema())
                                                .limit(3 - parts.size()),
                                        parts.stream())
                                .toList())
                        .distinct();
    }

    private static Stream<Finding> find(
            RuleContext context, WarehouseAccount account, ViewText view, List<List<String>> gone) {
        List<String> labels =
                gone.stream().map(name -> String.join(".", name)).sorted().toList();
        return Accounts.finding(
                context,
                account,
                "view",
                view.label(),
                "View `%s` reads `%s`, not in the account on %s"
                        .formatted(view.label(), String.join("`, `", labels), account.until()),
                Facts.of(
                        "view", view.label(),
                        "reads", labels,
                        "until", account.until().toString()),
                List.of(view));
    }
}
