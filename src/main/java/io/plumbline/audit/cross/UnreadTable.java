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
import io.plumbline.model.account.TableScans;
import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Stream;

/** Tables that no query of the account scanned for months and that nobody writes either. */
@Rule(
        id = "unread-table",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "No query has read a table for months",
        thresholds = {"days", "gigabytes"})
final class UnreadTable implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, StoredTable.EXTRACT, TableScans.EXTRACT)
                .flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        int days = context.threshold("days", 90);
        Set<Long> written = WrittenNeverRead.written(account);
        return new Unscanned(context, account)
                .tables(days, context.threshold("gigabytes", 1))
                .filter(table -> !written.contains(table.id()))
                .flatMap(table -> find(context, account, table, days));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account, StoredTable table, int days) {
        return context.finding(
                        "table." + account.source() + "." + table.label(),
                        "",
                        "",
                        "No query of this account has read `%s` in %d days; it holds %s"
                                .formatted(table.label(), days, Accounts.size(table.bytes())),
                        table.at(),
                        Facts.of(
                                "table", table.label(),
                                "bytes", table.bytes(),
                                "created", table.created().toString(),
                                "not read in days", days))
                .map(finding -> finding.with(Accounts.money(
                        account,
                        BigDecimal.ZERO,
                        account.prices().storage(table.bytes()),
                        "all its bytes, time travel and fail-safe too")));
    }
}
