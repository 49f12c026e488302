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
import io.plumbline.model.account.QueryTimes;
import java.util.List;
import java.util.stream.Stream;

/** A query that waits for the locks of others. */
@Rule(
        id = "blocked-query",
        area = Area.PERFORMANCE,
        severity = Severity.WARNING,
        summary = "A query waits long for the locks of others",
        thresholds = "seconds")
final class BlockedQuery implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.each(context, QueryTimes.EXTRACT, (account, times) -> judge(context, account, times));
    }

    private static Stream<Finding> judge(RuleContext context, WarehouseAccount account, QueryTimes times) {
        long daily = times.blocked() / 1000 / account.length();
        return daily < context.threshold("seconds", 60)
                ? Stream.empty()
                : Accounts.finding(
                        context,
                        account,
                        "query",
                        times.hash(),
                        "%,d runs of query `%s` by `%s` waited %,d seconds a day for locks"
                                .formatted(times.runs(), times.hash(), times.user(), daily),
                        Facts.of(
                                "hash", times.hash(),
                                "user", times.user(),
                                "runs", times.runs(),
                                "blocked milliseconds", times.blocked()),
                        List.of(times));
    }
}
