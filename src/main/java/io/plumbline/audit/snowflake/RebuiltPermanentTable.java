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
import io.plumbline.model.account.ReplacedTable;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** Permanent tables that are dropped and created anew all the time: each that is gone has a fail-safe of seven days. */
@Rule(
        id = "rebuilt-permanent-table",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A permanent table is replaced again and again",
        thresholds = {"times", "gigabytes"})
final class RebuiltPermanentTable implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, ReplacedTable.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        long least = (long) context.threshold("gigabytes", 10) << 30;
        return account.rows(ReplacedTable.EXTRACT).stream()
                .filter(table -> table.replaced() >= context.threshold("times", 7) && table.failsafeBytes() >= least)
                .flatMap(table -> context.finding(
                                "table." + account.source() + "." + table.label(),
                                "",
                                "",
                                "Permanent table `%s` was replaced %,d times in %d days; the fail-safe of those holds %s"
                                        .formatted(
                                                table.label(),
                                                table.replaced(),
                                                account.length(),
                                                Accounts.size(table.failsafeBytes())),
                                table.at(),
                                Facts.of(
                                        "table", table.label(),
                                        "replaced", table.replaced(),
                                        "fail-safe bytes", table.failsafeBytes()))
                        .map(finding -> finding.with(Accounts.money(
                                account,
                                BigDecimal.ZERO,
                                account.prices().storage(table.failsafeBytes()),
                                "fail-safe bytes of the tables it replaced, all of them at most"))));
    }
}
