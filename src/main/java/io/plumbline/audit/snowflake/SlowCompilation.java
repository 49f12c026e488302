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
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Queries that are compiled longer than they run. */
@Rule(
        id = "slow-compilation",
        area = Area.PERFORMANCE,
        severity = Severity.INFO,
        summary = "A query is compiled longer than it runs",
        thresholds = {"seconds", "percent", "runs"})
final class SlowCompilation implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.each(context, QueryTimes.EXTRACT, (account, times) -> judge(context, account, times));
    }

    private static Stream<Finding> judge(RuleContext context, WarehouseAccount account, QueryTimes times) {
        BigDecimal seconds = BigDecimal.valueOf(context.threshold("seconds", 5));
        BigDecimal median = BigDecimal.valueOf(times.compilations().reachedBy(50), 3);
        if (times.runs() < context.threshold("runs", 10)
                || median.compareTo(seconds) <= 0
                || times.compilation() * 100 <= times.elapsed() * context.threshold("percent", 50)) {
            return Stream.empty();
        }
        return Accounts.finding(
                context,
                account,
                "query",
                times.hash(),
                "Query `%s` is compiled for %s seconds and more in half of %,d runs, %d %% of all its time"
                        .formatted(
                                times.hash(),
                                Accounts.credits(median),
                                times.runs(),
                                times.compilation() * 100 / times.elapsed()),
                Facts.of(
                        "hash", times.hash(),
                        "user", times.user(),
                        "runs", times.runs(),
                        "compilation milliseconds", times.compilation(),
                        "elapsed milliseconds", times.elapsed()),
                List.of(times));
    }
}
