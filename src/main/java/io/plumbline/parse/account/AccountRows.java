package io.plumbline.parse.account;

import io.plumbline.model.FileTree;
import io.plumbline.model.Gap;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.WarehouseAccount.AccountUser;
import io.plumbline.model.WarehouseAccount.Extract;
import io.plumbline.model.WarehouseAccount.Prices;
import io.plumbline.model.WarehouseAccount.QueryGroup;
import io.plumbline.model.WarehouseAccount.StoredTable;
import io.plumbline.model.WarehouseAccount.TableReads;
import io.plumbline.model.WarehouseAccount.VirtualWarehouse;
import io.plumbline.model.WarehouseAccount.WarehouseDay;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The extracts of one account while they are read. */
public final class AccountRows {

    private record Window(LocalDate from, LocalDate until, Prices prices) {}

    private final FileTree tree;
    private final List<Gap> gaps;
    private final Set<Extract> evaluated = EnumSet.noneOf(Extract.class);

    /** @param gaps takes what is missing or wrong */
    public AccountRows(FileTree tree, List<Gap> gaps) {
        this.tree = tree;
        this.gaps = gaps;
    }

    /** Empty where the window is not known. */
    public Optional<WarehouseAccount> account() {
        List<Window> windows = rows(Extract.ACCOUNT, Set.of("FROM_DAY", "UNTIL_DAY"), AccountRows::window);
        if (windows.size() != 1) {
            gaps.add(new Gap(
                    "account " + tree.source(),
                    Extract.ACCOUNT.file(),
                    "it has %d rows that can be read; expected one with the days the others are about"
                            .formatted(windows.size())));
            return Optional.empty();
        }
        Window window = windows.get(0);
        return Optional.of(new WarehouseAccount(
                tree.source(),
                window.from(),
                window.until(),
                window.prices(),
                evaluated,
                rows(Extract.WAREHOUSES, Set.of("NAME", "SIZE", "AUTO_SUSPEND"), AccountRows::warehouse),
                rows(
                        Extract.WAREHOUSE_DAYS,
                        Set.of("WAREHOUSE_NAME", "DAY", "CREDITS_USED_COMPUTE", "CREDITS_ATTRIBUTED_COMPUTE_QUERIES"),
                        AccountRows::day),
                rows(
                        Extract.TABLES,
                        Set.of("TABLE_ID", "TABLE_CATALOG", "TABLE_SCHEMA", "TABLE_NAME", "TABLE_TYPE", "CREATED"),
                        AccountRows::table),
                rows(
                        Extract.TABLE_READS,
                        Set.of("TABLE_CATALOG", "TABLE_SCHEMA", "TABLE_NAME", "READS"),
                        AccountRows::reads),
                rows(Extract.QUERIES, Set.of("QUERY_PARAMETERIZED_HASH", "RUNS", "CREDITS"), AccountRows::query),
                rows(Extract.USERS, Set.of("NAME", "TYPE", "HAS_PASSWORD", "HAS_MFA"), AccountRows::user),
                gaps));
    }

    private <T> List<T> rows(Extract extract, Set<String> needed, Function<Row, T> read) {
        List<T> values = new ArrayList<>();
        if (new ExtractFile(tree, extract.file(), needed).rows(read, values::add, gaps::add)) {
            evaluated.add(extract);
        }
        return values;
    }

    private static Window window(Row row) {
        LocalDate from = row.neededDay("FROM_DAY");
        LocalDate until = row.neededDay("UNTIL_DAY");
        if (!from.isBefore(until)) {
            throw new Row.WrongCell("UNTIL_DAY", until.toString(), "a day after FROM_DAY");
        }
        return new Window(
                from,
                until,
                new Prices(
                        row.amount("PRICE_PER_CREDIT"),
                        row.amount("PRICE_PER_TB_MONTH"),
                        row.text("CURRENCY"),
                        row.text("PRICE_SOURCE")));
    }

    private static VirtualWarehouse warehouse(Row row) {
        BigDecimal suspend = row.decimal("AUTO_SUSPEND");
        return new VirtualWarehouse(
                row.needed("NAME"),
                row.text("SIZE"),
                suspend == null || suspend.signum() == 0 ? null : (int) row.count("AUTO_SUSPEND"),
                (int) Math.max(1, row.count("MIN_CLUSTER_COUNT")),
                (int) Math.max(1, row.count("MAX_CLUSTER_COUNT")),
                row.at());
    }

    private static WarehouseDay day(Row row) {
        return new WarehouseDay(
                row.needed("WAREHOUSE_NAME"),
                row.neededDay("DAY"),
                row.amount("CREDITS_USED_COMPUTE"),
                row.decimal("CREDITS_ATTRIBUTED_COMPUTE_QUERIES"),
                row.at());
    }

    private static StoredTable table(Row row) {
        return new StoredTable(
                row.count("TABLE_ID"),
                row.needed("TABLE_CATALOG"),
                row.needed("TABLE_SCHEMA"),
                row.needed("TABLE_NAME"),
                row.needed("TABLE_TYPE"),
                !row.flag("IS_TRANSIENT"),
                row.neededDay("CREATED"),
                row.count("ACTIVE_BYTES"),
                row.count("TIME_TRAVEL_BYTES"),
                row.count("FAILSAFE_BYTES"),
                row.at());
    }

    private static TableReads reads(Row row) {
        return new TableReads(
                row.needed("TABLE_CATALOG"),
                row.needed("TABLE_SCHEMA"),
                row.needed("TABLE_NAME"),
                row.count("READS"),
                row.day("LAST_READ"),
                row.at());
    }

    private static QueryGroup query(Row row) {
        return new QueryGroup(
                row.needed("QUERY_PARAMETERIZED_HASH"),
                DbtMark.node(row.text("QUERY_TEXT"), row.text("QUERY_TAG")),
                row.text("WAREHOUSE_NAME"),
                row.text("USER_NAME"),
                row.day("FIRST_DAY"),
                row.count("RUNS"),
                row.count("FAILED"),
                row.amount("CREDITS"),
                row.count("BYTES_SPILLED_TO_REMOTE_STORAGE"),
                row.count("PARTITIONS_SCANNED"),
                row.count("PARTITIONS_TOTAL"),
                row.at());
    }

    private static AccountUser user(Row row) {
        return new AccountUser(
                row.needed("NAME"), row.text("TYPE"), row.flag("HAS_PASSWORD"), row.flag("HAS_MFA"), row.at());
    }
}
