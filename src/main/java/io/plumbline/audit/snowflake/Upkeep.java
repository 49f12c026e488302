package io.plumbline.audit.snowflake;

import io.plumbline.audit.Accounts;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.TableUpkeep;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A service that keeps a table fit for queries, and how much it was of use.
 *
 * @param uses in the window of the account
 */
record Upkeep(TableUpkeep service, long uses) {

    /** Days at the end of the window in which a service that is new finds its use; building it costs most. */
    private static final int NEW = 14;

    /**
     * The services of a kind that cost something and are hardly used.
     *
     * @param credits a month, from which on it costs something
     * @param uses by the id of the table
     * @param weekly fewer uses a week than these are hardly any
     */
    static Stream<Upkeep> hardlyUsed(
            WarehouseAccount account, String kind, int credits, Map<Long, Long> uses, int weekly) {
        BigDecimal least = BigDecimal.valueOf(credits);
        return account.rows(TableUpkeep.EXTRACT).stream()
                .filter(service -> service.service().equals(kind))
                .filter(service -> Accounts.monthly(account, service.credits()).compareTo(least) >= 0)
                .filter(service -> isOld(service, account))
                .map(service -> new Upkeep(service, uses.getOrDefault(service.tableId(), 0L)))
                .filter(upkeep -> upkeep.uses() * 7 < weekly * account.length());
    }

    private static boolean isOld(TableUpkeep service, WarehouseAccount account) {
        LocalDate first = service.first();
        return first == null || first.isBefore(account.until().minusDays(NEW));
    }
}
