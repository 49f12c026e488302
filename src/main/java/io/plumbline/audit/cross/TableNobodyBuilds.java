package io.plumbline.audit.cross;

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
import java.util.Locale;
import java.util.stream.Stream;

/** A table in a schema that a project builds, which no node of any project stands for: what a removed or renamed model left behind. */
@Rule(
        id = "table-nobody-builds",
        area = Area.COST,
        severity = Severity.INFO,
        summary = "A table stands among dbt's and no project builds it",
        thresholds = "neighbours")
final class TableNobodyBuilds implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, StoredTable.EXTRACT).flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        return Accounts.tables(context, account).strangers(context.threshold("neighbours", 3)).stream()
                .filter(table -> !table.name().toLowerCase(Locale.ROOT).contains("__dbt_"))
                .filter(table -> table.created().isBefore(account.from()))
                .flatMap(table -> find(context, account, table));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account, StoredTable table) {
        return context.finding(
                        "table." + account.source() + "." + table.label(),
                        "",
                        "",
                        "`%s` stands among tables that dbt builds, and no enabled model, seed, snapshot or source is it"
                                .formatted(table.label()),
                        table.at(),
                        Facts.of(
                                "table", table.label(),
                                "kind", table.kind(),
                                "bytes", table.bytes(),
                                "created", table.created().toString()))
                .map(finding -> finding.with(Accounts.money(
                        account,
                        BigDecimal.ZERO,
                        account.prices().storage(table.bytes()),
                        "all its bytes, time travel and fail-safe too")));
    }
}
