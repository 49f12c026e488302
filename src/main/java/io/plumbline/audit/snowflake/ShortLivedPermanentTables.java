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
import io.plumbline.model.account.ShortLivedTables;
import java.math.BigDecimal;
import java.util.stream.Stream;

/** Schemas in which permanent tables live for less than a day and leave a fail-safe of seven behind. */
@Rule(
        id = "short-lived-permanent-tables",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "Permanent tables are dropped within a day of their creation",
        thresholds = "gigabytes")
final class ShortLivedPermanentTables implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, ShortLivedTables.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        long least = (long) context.threshold("gigabytes", 100) << 30;
        return account.rows(ShortLivedTables.EXTRACT).stream()
                .filter(schema -> schema.failsafeBytes() >= least)
                .flatMap(schema -> context.finding(
                                "schema." + account.source() + "." + schema.database() + "." + schema.schema(),
                                "",
                                Long.toString(schema.schemaId()),
                                "%,d permanent tables of `%s.%s` lived for less than a day; their fail-safe holds %s"
                                        .formatted(
                                                schema.tables(),
                                                schema.database(),
                                                schema.schema(),
                                                Accounts.size(schema.failsafeBytes())),
                                schema.at(),
                                Facts.of(
                                        "schema", schema.database() + "." + schema.schema(),
                                        "tables", schema.tables(),
                                        "fail-safe bytes", schema.failsafeBytes()))
                        .map(finding -> finding.with(Accounts.money(
                                account,
                                BigDecimal.ZERO,
                                account.prices().storage(schema.failsafeBytes()),
                                "fail-safe bytes of these tables, all of them at most"))));
    }
}
