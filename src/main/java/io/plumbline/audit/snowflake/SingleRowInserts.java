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
import io.plumbline.model.account.SmallWrites;
import java.util.List;
import java.util.stream.Stream;

/** A table that is filled row by row: each INSERT writes a micro-partition of its own. */
@Rule(
        id = "single-row-inserts",
        area = Area.PERFORMANCE,
        severity = Severity.WARNING,
        summary = "Rows are inserted one by one",
        thresholds = {"runs", "milliseconds"})
final class SingleRowInserts implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.each(context, SmallWrites.EXTRACT, (account, writes) -> judge(context, account, writes));
    }

    private static Stream<Finding> judge(RuleContext context, WarehouseAccount account, SmallWrites writes) {
        return writes.days() == 0
                        || writes.runs() < writes.days() * context.threshold("runs", 50)
                        || writes.execution() >= writes.runs() * context.threshold("milliseconds", 500)
                ? Stream.empty()
                : Accounts.finding(
                        context,
                        account,
                        "query",
                        writes.hash(),
                        "`%s` inserted %,d rows one by one on %d days, with query `%s`"
                                .formatted(writes.user(), writes.runs(), writes.days(), writes.hash()),
                        Facts.of(
                                "hash", writes.hash(),
                                "user", writes.user(),
                                "runs", writes.runs(),
                                "days", writes.days(),
                                "credits of cloud services", writes.credits()),
                        List.of(writes));
    }
}
