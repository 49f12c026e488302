package io.plumbline.audit.snowflake;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.AccountRow;
import io.plumbline.model.Finding;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.QueryGroup;
import io.plumbline.model.account.QueryInsight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Findings that quote what Snowflake remarks on queries. */
final class Insights {

    private Insights() {}

    /**
     * @param least queries a week of which it is said
     * @param types of remarks that count
     * @param message with places for the number of queries, the hash and the type
     * @param money whether the credits of the query are at stake
     */
    static Stream<Finding> check(
            RuleContext context, int least, Predicate<String> types, String message, boolean money) {
        return Accounts.telling(context, QueryInsight.EXTRACT, QueryGroup.EXTRACT)
                .flatMap(account -> {
                    Map<String, List<QueryGroup>> queries =
                            account.rows(QueryGroup.EXTRACT).stream().collect(Collectors.groupingBy(QueryGroup::hash));
                    return account.rows(QueryInsight.EXTRACT).stream()
                            .filter(insight -> types.test(insight.type()))
                            .filter(insight -> Accounts.weekly(account, insight.queries()) >= least)
                            .flatMap(insight -> find(
                                    context,
                                    account,
                                    insight,
                                    queries.getOrDefault(insight.hash(), List.of()),
                                    message,
                                    money));
                });
    }

    private static Stream<Finding> find(
            RuleContext context,
            WarehouseAccount account,
            QueryInsight insight,
            List<QueryGroup> runs,
            String message,
            boolean money) {
        List<AccountRow> rows = new ArrayList<>(List.of(insight));
        rows.addAll(runs);
        return context.finding(
                        "query." + account.source() + "." + insight.hash(),
                        "",
                        insight.type(),
                        message.formatted(insight.queries(), insight.hash(), insight.type()),
                        insight.at(),
                        Facts.of(
                                "hash", insight.hash(),
                                "insight", insight.type(),
                                "queries", insight.queries(),
                                "one of them", insight.query(),
                                "Snowflake suggests", insight.suggestions(),
                                "credits", QueryGroup.credits(runs)),
                        Accounts.lines(rows.stream().map(AccountRow::at).toList()))
                .map(finding -> money && !runs.isEmpty()
                        ? finding.with(Accounts.upTo(
                                account,
                                QueryGroup.credits(runs),
                                "credits attributed to the query, all of them at most"))
                        : finding);
    }
}
