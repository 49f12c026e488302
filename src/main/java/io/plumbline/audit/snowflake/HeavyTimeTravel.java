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
import io.plumbline.model.account.StoredTable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.stream.Stream;

/** Tables whose time travel and fail-safe hold more than the data itself: they are rewritten more often than their past is of use. */
@Rule(
        id = "heavy-time-travel",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A table pays more for its past than for its data",
        thresholds = {"percent", "gigabytes"})
final class HeavyTimeTravel implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, StoredTable.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        long least = (long) context.threshold("gigabytes", 10) << 30;
        int percent = context.threshold("percent", 100);
        return account.rows(StoredTable.EXTRACT).stream()
                .filter(table -> past(table) >= least)
                .filter(table -> BigInteger.valueOf(past(table))
                                .multiply(BigInteger.valueOf(100))
                                .compareTo(
                                        BigInteger.valueOf(table.activeBytes()).multiply(BigInteger.valueOf(percent)))
                        > 0)
                .flatMap(table -> context.finding(
                                "table." + account.source() + "." + table.label(),
                                "",
                                "",
                                "`%s` holds %s of data and %s of its past"
                                        .formatted(
                                                table.label(),
                                                Accounts.size(table.activeBytes()),
                                                Accounts.size(past(table))),
                                table.at(),
                                Facts.of(
                                        "table", table.label(),
                                        "active bytes", table.activeBytes(),
                                        "time travel bytes", table.timeTravelBytes(),
                                        "fail-safe bytes", table.failsafeBytes()))
                        .map(finding -> finding.with(Accounts.money(
                                account,
                                BigDecimal.ZERO,
                                account.prices().storage(past(table)),
                                "bytes of time travel and fail-safe, all of them at most"))));
    }

    private static long past(StoredTable table) {
        return table.timeTravelBytes() + table.failsafeBytes();
    }
}
