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

/** A query of which a good part of the time goes into attempts that failed within Snowflake and were made again. */
@Rule(
        id = "retried-query",
        area = Area.PERFORMANCE,
        severity = Severity.INFO,
        summary = "A query spends much of its time in failed attempts",
        thresholds = {"percent", "seconds"})
final class RetriedQuery implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.each(context, QueryTimes.EXTRACT, (account, times) -> judge(context, account, times));
    }

    private static Stream<Finding> judge(RuleContext context, WarehouseAccount account, QueryTimes times) {
        return times.retried() < context.threshold("seconds", 60) * 1000L
                        || times.retried() * 100 <= times.elapsed() * context.threshold("percent", 5)
                ? Stream.empty()
                : Accounts.finding(
                        context,
                        account,
                        "query",
                        times.hash(),
                        "%d %% of the time of %,d runs of query `%s` went into attempts that failed and were made again"
                                .formatted(times.retried() * 100 / times.elapsed(), times.runs(), times.hash()),
                        Facts.of(
                                "hash", times.hash(),
                                "user", times.user(),
                                "runs", times.runs(),
                                "retried milliseconds", times.retried(),
                                "elapsed milliseconds", times.elapsed()),
                        List.of(times));
    }
}
