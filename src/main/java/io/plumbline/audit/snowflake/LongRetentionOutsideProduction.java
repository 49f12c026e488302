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
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tables in databases or schemas that are named as ones for development or tests, with a long time travel. */
@Rule(
        id = "long-retention-outside-production",
        area = Area.COST,
        severity = Severity.INFO,
        summary = "A table outside production keeps its past for more than a week",
        thresholds = {"days", "gigabytes"})
final class LongRetentionOutsideProduction implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, StoredTable.EXTRACT).flatMap(account -> find(context, account));
    }

    /** A part of a name between underscores; staging is none, for dbt calls a layer of production so. */
    private static final Pattern OUTSIDE =
            Pattern.compile("(?i)(?:^|_)(?:DEV|DEVELOPMENT|TEST|TST|SANDBOX|SCRATCH|TMP|TEMP|CI)(?:_|$)");

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        int days = context.threshold("days", 7);
        long least = (long) context.threshold("gigabytes", 1) << 30;
        return account.rows(StoredTable.EXTRACT).stream()
                .filter(table -> table.retention() > days && table.timeTravelBytes() >= least)
                .filter(table -> OUTSIDE.matcher(table.database()).find()
                        || OUTSIDE.matcher(table.schema()).find())
                .flatMap(table -> context.finding(
                                "table." + account.source() + "." + table.label(),
                                "",
                                "",
                                "`%s` keeps its past for %d days: %s"
                                        .formatted(
                                                table.label(),
                                                table.retention(),
                                                Accounts.size(table.timeTravelBytes())),
                                table.at(),
                                Facts.of(
                                        "table", table.label(),
                                        "retention in days", table.retention(),
                                        "time travel bytes", table.timeTravelBytes()))
                        .map(finding -> finding.with(Accounts.money(
                                account,
                                BigDecimal.ZERO,
                                account.prices().storage(table.timeTravelBytes()),
                                "bytes of time travel, all of them at most"))));
    }
}
