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
import io.plumbline.model.account.RepeatedQuery;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;

/**
 * A query that runs all day with the same text, scans the same bytes and gives the same number of rows each time.
 */
@Rule(
        id = "repeated-same-query",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A query is computed again and again with the same result",
        thresholds = "runs")
final class RepeatedSameQuery implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.each(context, RepeatedQuery.EXTRACT, (account, query) -> judge(context, account, query));
    }

    private static Stream<Finding> judge(RuleContext context, WarehouseAccount account, RepeatedQuery query) {
        if (query.days() == 0
                || query.runs() < query.days() * context.threshold("runs", 50)
                || query.leastRows() != query.mostRows()
                || query.leastBytes() != query.mostBytes()) {
            return Stream.empty();
        }
        BigDecimal again = query.credits()
                .multiply(BigDecimal.valueOf(query.runs() - query.days()))
                .divide(BigDecimal.valueOf(query.runs()), 9, RoundingMode.HALF_UP);
        return Accounts.finding(
                        context,
                        account,
                        "query",
                        query.hash(),
                        query.textHash(),
                        "`%s` ran the same query `%s` %,d times on %d days; each run scanned the same and gave %,d rows"
                                .formatted(query.user(), query.hash(), query.runs(), query.days(), query.leastRows()),
                        Facts.of(
                                "hash of the text", query.textHash(),
                                "user", query.user(),
                                "runs", query.runs(),
                                "days", query.days(),
                                "bytes of a run", query.leastBytes(),
                                "credits", query.credits()),
                        List.of(query))
                .map(finding ->
                        finding.with(Accounts.upTo(account, again, "credits attributed to its runs but one a day")));
    }
}
