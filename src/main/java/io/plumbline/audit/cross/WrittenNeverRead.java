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
import io.plumbline.model.account.TableChanges;
import io.plumbline.model.account.TableScans;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tables that get new rows in the window and that no query of the account scanned for months. */
@Rule(
        id = "written-never-read",
        area = Area.COST,
        severity = Severity.WARNING,
        summary = "A table is loaded again and again and no query reads it",
        thresholds = {"days", "gigabytes"})
final class WrittenNeverRead implements AuditRule {

    @Override
    public Stream<Finding> check(RuleContext context) {
        return Accounts.telling(context, StoredTable.EXTRACT, TableScans.EXTRACT, TableChanges.EXTRACT)
                .flatMap(account -> find(context, account));
    }

    private static Stream<Finding> find(RuleContext context, WarehouseAccount account) {
        int days = context.threshold("days", 90);
        Map<Long, TableChanges> changes = account.rows(TableChanges.EXTRACT).stream()
                .filter(WrittenNeverRead::isWritten)
                .collect(Collectors.toMap(TableChanges::tableId, change -> change, (one, other) -> one));
        return new Unscanned(context, account)
                .tables(days, context.threshold("gigabytes", 1))
                .flatMap(table -> Stream.ofNullable(changes.get(table.id()))
                        .flatMap(change -> find(context, account, table, change, days)));
    }

    /** Ids of the tables that this rule speaks of; none where the extract is missing. */
    static Set<Long> written(WarehouseAccount account) {
        return account.rows(TableChanges.EXTRACT).stream()
                .filter(WrittenNeverRead::isWritten)
                .map(TableChanges::tableId)
                .collect(Collectors.toSet());
    }

    /** On one day alone may be a correction. */
    private static boolean isWritten(TableChanges change) {
        return change.days() >= 2;
    }

    private static Stream<Finding> find(
            RuleContext context, WarehouseAccount account, StoredTable table, TableChanges change, int days) {
        return context.finding(
                        "table." + account.source() + "." + table.label(),
                        "",
                        "",
                        "`%s` got %,d rows on %d days, and no query of this account has read it in %d days"
                                .formatted(table.label(), change.rowsAdded(), change.days(), days),
                        table.at(),
                        Facts.of(
                                "table", table.label(),
                                "bytes", table.bytes(),
                                "rows added", change.rowsAdded(),
                                "days", change.days(),
                                "not read in days", days),
                        change.at())
                .map(finding -> finding.with(Accounts.money(
                        account,
                        BigDecimal.ZERO,
                        account.prices().storage(table.bytes()),
                        "all its bytes, time travel and fail-safe too; what its loads cost is not in it")));
    }
}
