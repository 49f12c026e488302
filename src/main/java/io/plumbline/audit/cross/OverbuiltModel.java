package io.plumbline.audit.cross;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.audit.dbt.Node;
import io.plumbline.model.AccountRow;
import io.plumbline.model.AccountTables;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import io.plumbline.model.Severity;
import io.plumbline.model.Test;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.QueryGroup;
import io.plumbline.model.account.StoredTable;
import io.plumbline.model.account.TableReads;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A model at the end of the graph that is built more often than anybody reads it. */
@Rule(
        id = "overbuilt-model",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A model is built more often than it is read",
        thresholds = {"percent", "credits", "days"})
final class OverbuiltModel implements AuditRule {

    private static final Set<String> BUILT = Set.of("table", "incremental");

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, StoredTable.EXTRACT, TableReads.EXTRACT, QueryGroup.EXTRACT)
                .filter(account -> account.length() >= context.threshold("days", 30))
                .flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        AccountTables warehouse = Accounts.tables(context, account);
        Map<String, List<QueryGroup>> byNode =
                account.rows(QueryGroup.EXTRACT).stream().collect(Collectors.groupingBy(QueryGroup::node));
        return context.estate()
                .models()
                .filter(model -> BUILT.contains(model.materialized()) && byNode.containsKey(model.id()))
                .filter(model -> context.estate().children(model.id()).stream().allMatch(Test.class::isInstance))
                .flatMap(model -> warehouse.table(model).stream()
                        .flatMap(table -> judge(
                                context,
                                account,
                                model,
                                warehouse.readers(table),
                                byNode.getOrDefault(model.id(), List.of()))));
    }

    private static Stream<Finding> judge(
            RuleContext context,
            WarehouseAccount account,
            Model model,
            List<TableReads> readers,
            List<QueryGroup> statements) {
        long reads = readers.stream().mapToLong(TableReads::reads).sum();
        long builds = statements.stream().mapToLong(QueryGroup::runs).max().orElseThrow();
        BigDecimal credits = QueryGroup.credits(statements);
        if (reads == 0
                || builds * 100 <= reads * context.threshold("percent", 200)
                || Accounts.monthly(account, credits).compareTo(BigDecimal.valueOf(context.threshold("credits", 1)))
                        < 0) {
            return Stream.empty();
        }
        BigDecimal needless = credits.multiply(BigDecimal.valueOf(builds - reads))
                .divide(BigDecimal.valueOf(builds), 9, RoundingMode.HALF_UP);
        List<Location> rows = Stream.concat(readers.stream(), statements.stream())
                .map(AccountRow::at)
                .toList();
        return context.finding(
                        model,
                        "",
                        "`%s` was built %,d times in %d days and read %,d times"
                                .formatted(model.label(), builds, account.length(), reads),
                        Node.first(model.location()),
                        Facts.of(
                                "model", model.label(),
                                "builds", builds,
                                "reads", reads,
                                "credits", credits),
                        Accounts.lines(rows))
                .map(finding -> finding.with(Accounts.upTo(
                        account, needless, "credits attributed to its builds, for those that no read needed")));
    }
}
