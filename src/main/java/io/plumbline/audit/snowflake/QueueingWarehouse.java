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
import io.plumbline.model.account.WarehouseWork;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** A warehouse whose queries wait for room. */
@Rule(
        id = "queueing-warehouse",
        area = Area.PERFORMANCE,
        severity = Severity.WARNING,
        summary = "Queries wait because their warehouse is full",
        thresholds = {"seconds", "percent", "runs"})
final class QueueingWarehouse implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.each(context, WarehouseWork.EXTRACT, (account, work) -> judge(context, account, work));
    }

    private static Stream<Finding> judge(RuleContext context, WarehouseAccount account, WarehouseWork work) {
        BigDecimal seconds = BigDecimal.valueOf(context.threshold("seconds", 5));
        BigDecimal high = BigDecimal.valueOf(work.queues().reachedBy(5), 3);
        if (work.runs() < context.threshold("runs", 100)
                || high.compareTo(seconds) <= 0
                || work.queued() * 100 <= work.elapsed() * context.threshold("percent", 10)) {
            return Stream.empty();
        }
        return Accounts.finding(
                context,
                account,
                "warehouse",
                work.warehouse(),
                "Queries on `%s` spent %d %% of their time waiting for room; one in twenty waited %s seconds or more"
                        .formatted(work.warehouse(), work.queued() * 100 / work.elapsed(), Accounts.credits(high)),
                Facts.of(
                        "warehouse", work.warehouse(),
                        "size", work.size(),
                        "runs", work.runs(),
                        "queued milliseconds", work.queued(),
                        "elapsed milliseconds", work.elapsed()),
                List.of(work));
    }
}
