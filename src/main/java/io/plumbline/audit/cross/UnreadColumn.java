package io.plumbline.audit.cross;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.AccountRow;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import io.plumbline.model.Test;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.ColumnReads;
import io.plumbline.model.account.QueryGroup;
import io.plumbline.model.account.StoredTable;
import io.plumbline.model.account.TableColumn;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Columns of a model at the end of the project that are in none of the many queries of its table. */
@Rule(
        id = "unread-column",
        area = Area.MODELING,
        severity = Severity.INFO,
        summary = "Columns of a model are in none of the many queries that read it",
        thresholds = {"queries", "days"})
final class UnreadColumn implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(
                        context, StoredTable.EXTRACT, TableColumn.EXTRACT, ColumnReads.EXTRACT, QueryGroup.EXTRACT)
                .filter(account -> account.length() >= context.threshold("days", 30))
                .flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        Map<String, ColumnReads> reads = account.rows(ColumnReads.EXTRACT).stream()
                .collect(Collectors.toMap(
                        read -> key(read.database(), read.schema(), read.name()),
                        Function.identity(),
                        (one, other) -> one));
        Map<String, List<QueryGroup>> builds =
                account.rows(QueryGroup.EXTRACT).stream().collect(Collectors.groupingBy(QueryGroup::node));
        return BuiltColumns.of(context, account)
                .filter(built -> isEnd(context, built.model()))
                .filter(built -> isOld(builds.getOrDefault(built.model().id(), List.of()), account))
                .flatMap(
                        built -> Stream.ofNullable(reads.get(key(built.columns().get(0))))
                                .flatMap(read -> judge(context, account, built, read)));
    }

    private static String key(TableColumn column) {
        return key(column.database(), column.schema(), column.table());
    }

    private static String key(String... parts) {
        return String.join("\u0000", parts).toUpperCase(Locale.ROOT);
    }

    /** What is downstream in dbt reads columns, too, and dbt's own reads are not among those that are told. */
    private static boolean isEnd(RuleContext context, Model model) {
        return context.estate().children(model.id()).stream().allMatch(Test.class::isInstance);
    }

    /** Whether it has been built as it is from the beginning of the window on; a column that is new may find its readers yet. */
    private static boolean isOld(Collection<QueryGroup> builds, WarehouseAccount account) {
        LocalDate begin = account.from().plusDays(2);
        return !builds.isEmpty()
                && builds.stream().allMatch(build -> {
                    LocalDate first = build.first();
                    return first != null && !first.isAfter(begin);
                });
    }

    private static Stream<Finding> judge(
            RuleContext context, WarehouseAccount account, BuiltColumns built, ColumnReads reads) {
        Set<String> read = reads.columns().stream()
                .map(column -> column.toUpperCase(Locale.ROOT))
                .collect(Collectors.toSet());
        List<TableColumn> unread = built.columns().stream()
                .filter(column -> !read.contains(column.name().toUpperCase(Locale.ROOT)))
                .filter(column -> !column.name().contains(",")) // commas part the names that are read
                .toList();
        boolean known = unread.size() < built.columns().size();
        if (unread.isEmpty() || !known || reads.reads() < Math.max(1, context.threshold("queries", 100))) {
            return Stream.empty();
        }
        Model model = built.model();
        List<String> labels = unread.stream()
                .map(column -> column.name().toLowerCase(Locale.ROOT))
                .toList();
        List<Location> rows =
                new ArrayList<>(unread.stream().map(AccountRow::at).toList());
        rows.add(reads.at());
        return context.finding(
                model,
                "",
                "%,d queries read `%s` in %d days, and none of them `%s`"
                        .formatted(reads.reads(), model.label(), account.length(), String.join("`, `", labels)),
                Node.first(model.location()),
                Facts.of(
                        "model", model.label(),
                        "table", unread.get(0).label(),
                        "columns", labels,
                        "queries", reads.reads(),
                        "from", account.from().toString(),
                        "until", account.until().toString()),
                Accounts.lines(rows));
    }
}
