package io.plumbline.audit.cross;

import io.plumbline.audit.Accounts;
import io.plumbline.audit.RuleContext;
import io.plumbline.model.AccountTables;
import io.plumbline.model.Artifact;
import io.plumbline.model.Exposure;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.StoredTable;
import io.plumbline.model.account.TableScans;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables of an account that no query scanned for some days, as far as its extracts reach back so long. Tables of Iceberg are left
 * out, for others than Snowflake may read them, and those that an exposure of a project names.
 */
final class Unscanned {

    private final RuleContext context;
    private final WarehouseAccount account;

    Unscanned(RuleContext context, WarehouseAccount account) {
        this.context = context;
        this.account = account;
    }

    /** None where the scans do not reach back so long; that is told. */
    Stream<StoredTable> tables(int days, int gigabytes) {
        LocalDate since = account.until().minusDays(days);
        if (!Accounts.knowsScans(context, account, since)) {
            return Stream.empty();
        }
        Set<Long> scanned = account.rows(TableScans.EXTRACT).stream()
                .filter(scans -> !scans.last().isBefore(since))
                .map(TableScans::tableId)
                .collect(Collectors.toSet());
        AccountTables warehouse = Accounts.tables(context, account);
        return account.rows(StoredTable.EXTRACT).stream()
                .filter(table -> table.kind().equals("BASE TABLE") && !table.iceberg())
                .filter(table -> table.created().isBefore(since) && table.bytes() >= (long) gigabytes << 30)
                .filter(table -> !scanned.contains(table.id()) && warehouse.reads(table) == 0)
                .filter(table -> warehouse.node(table).filter(this::isExposed).isEmpty());
    }

    private boolean isExposed(Artifact node) {
        return context.estate().children(node.id()).stream().anyMatch(Exposure.class::isInstance);
    }
}
