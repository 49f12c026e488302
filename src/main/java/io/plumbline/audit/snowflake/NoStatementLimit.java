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
import io.plumbline.model.account.StatementLimit;
import io.plumbline.model.account.WarehouseDay;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Warehouses in use for which nobody has set how long a statement may run, so that one may run for two days. */
@Rule(
        id = "no-statement-limit",
        area = Area.COST,
        severity = Severity.INFO,
        summary = "Nobody has set how long a statement may run on warehouses in use",
        thresholds = "hours")
final class NoStatementLimit implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, StatementLimit.EXTRACT, WarehouseDay.EXTRACT)
                .flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        Set<String> used = account.rows(WarehouseDay.EXTRACT).stream()
                .filter(day -> day.compute().signum() > 0)
                .map(WarehouseDay::warehouse)
                .collect(Collectors.toSet());
        List<StatementLimit> open = account.rows(StatementLimit.EXTRACT).stream()
                .filter(limit -> limit.level().isEmpty() && used.contains(limit.warehouse()))
                .filter(limit -> limit.seconds() >= context.threshold("hours", 24) * 3600L)
                .toList();
        if (open.isEmpty()) {
            return Stream.empty();
        }
        List<String> names = open.stream().map(StatementLimit::warehouse).toList();
        long hours = open.stream().mapToLong(StatementLimit::seconds).max().orElseThrow() / 3600;
        return Accounts.finding(
                context,
                account,
                "account",
                "statement-limits",
                "A statement on `%s`%s may run for %,d hours, for nobody has set a limit"
                        .formatted(
                                names.get(0), names.size() == 1 ? "" : " and " + (names.size() - 1) + " more", hours),
                Facts.of("warehouses", names, "hours", hours),
                open);
    }
}
