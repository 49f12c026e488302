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
import io.plumbline.model.account.DynamicTable;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** Dynamic tables that compute everything anew in most of the refreshes that find new data. */
@Rule(
        id = "full-refresh-dynamic-table",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A dynamic table is mostly computed anew as a whole",
        thresholds = {"percent", "credits"})
final class FullRefreshDynamicTable implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, DynamicTable.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        int percent = context.threshold("percent", 50);
        BigDecimal least = BigDecimal.valueOf(context.threshold("credits", 1));
        return account.rows(DynamicTable.EXTRACT).stream()
                .filter(table -> table.full() > 0 && table.full() * 100 > table.worked() * percent)
                .filter(table -> Accounts.monthly(account, table.fullCredits()).compareTo(least) >= 0)
                .flatMap(table -> context.finding(
                                "table." + account.source() + "." + table.label(),
                                "",
                                "",
                                "%,d of %,d refreshes of dynamic table `%s` computed all of it anew, for %s credits"
                                        .formatted(
                                                table.full(),
                                                table.worked(),
                                                table.label(),
                                                Accounts.credits(table.fullCredits())),
                                table.at(),
                                Facts.of(
                                        "table", table.label(),
                                        "refreshes", table.worked(),
                                        "full refreshes", table.full(),
                                        "credits", table.fullCredits()))
                        .map(finding -> finding.with(Accounts.upTo(
                                account,
                                table.fullCredits(),
                                "credits attributed to full refreshes, all of them at most"))));
    }
}
