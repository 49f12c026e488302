package io.plumbline.audit.snowflake;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.AuditRule;
import io.plumbline.audit.Rule;
import io.plumbline.audit.RuleContext;
import io.plumbline.audit.dbt.Facts;
import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Severity;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.StageDay;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** Bytes that lay in internal stages on every day of the window. */
@Rule(
        id = "stage-leftovers",
        area = Area.COST,
        severity = Severity.INFO,
        summary = "Internal stages hold much that never goes",
        thresholds = {"gigabytes", "days"})
final class StageLeftovers implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, StageDay.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        List<StageDay> days = account.rows(StageDay.EXTRACT);
        long least = days.stream().mapToLong(StageDay::bytes).min().orElse(0);
        if (least < (long) context.threshold("gigabytes", 100) << 30
                || days.stream().map(StageDay::day).distinct().count() < context.threshold("days", 14)) {
            return Stream.empty();
        }
        Location[] places = Accounts.lines(days.stream().map(StageDay::at).toList());
        return context.finding(
                        "stages." + account.source(),
                        "",
                        "",
                        "Internal stages held no less than %s on any of %d days"
                                .formatted(Accounts.size(least), days.size()),
                        places[0],
                        Facts.of("bytes", least, "days", days.size()),
                        places)
                .map(finding -> finding.with(Accounts.money(
                        account,
                        BigDecimal.ZERO,
                        account.prices().storage(least),
                        "the fewest bytes of any day, all of them at most")));
    }
}
