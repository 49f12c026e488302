package io.plumbline.audit.cross;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.QueryGroup;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A user who runs mostly dbt and of whose queries a good part names no node: what the nodes cost is more than can be
 * told.
 */
@Rule(
        id = "unmarked-dbt-queries",
        area = Area.GOVERNANCE,
        severity = Severity.INFO,
        summary = "Queries of the dbt user name no node",
        thresholds = {"percent", "credits"})
final class UnmarkedDbtQueries implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, QueryGroup.EXTRACT)
                .flatMap(account -> account.rows(QueryGroup.EXTRACT).stream()
                        .filter(query -> !query.user().isEmpty())
                        .collect(Collectors.groupingBy(QueryGroup::user, TreeMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .flatMap(queries -> judge(context, account, queries)));
    }

    private static Stream<Finding> judge(RuleContext context, WarehouseAccount account, List<QueryGroup> queries) {
        List<QueryGroup> unmarked =
                queries.stream().filter(query -> query.node().isEmpty()).toList();
        BigDecimal all = QueryGroup.credits(queries);
        BigDecimal untold = QueryGroup.credits(unmarked);
        BigDecimal least = BigDecimal.valueOf(context.threshold("credits", 5));
        if (Accounts.monthly(account, untold).compareTo(least) < 0
                || Accounts.percent(untold, all) < context.threshold("percent", 20)
                || Accounts.percent(untold, all) >= 50) {
            return Stream.empty();
        }
        String user = queries.get(0).user();
        return Accounts.finding(
                context,
                account,
                "user",
                user,
                "`%s` runs dbt, and %d %% of its %s credits went into queries that name no node"
                        .formatted(user, Accounts.percent(untold, all), Accounts.credits(all)),
                Facts.of("user", user, "credits", all, "credits without a node", untold),
                unmarked);
    }
}
