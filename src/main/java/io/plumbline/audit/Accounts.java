package io.plumbline.audit;

import io.plumbline.model.AccountRow;
import io.plumbline.model.AccountTables;
import io.plumbline.model.Extract;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Money;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.TableScans;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What rules on accounts of warehouses share. */
public final class Accounts {

    private static final BigDecimal MONTH = BigDecimal.valueOf(30);

    private Accounts() {}

    /** The accounts that tell what a rule needs; of the others it is said that it was not evaluated. */
    public static Stream<WarehouseAccount> telling(RuleContext context, Extract<?>... needed) {
        List<Extract<?>> all = List.of(needed);
        return context.estate().accounts().stream().filter(account -> {
            if (!account.tells(all)) {
                context.unsure(
                        "account " + account.source(),
                        "not evaluated: it needs "
                                + all.stream()
                                        .filter(extract -> !account.tells(List.of(extract)))
                                        .map(Extract::file)
                                        .collect(Collectors.joining(", ")));
            }
            return account.tells(all);
        });
    }

    /** What a judge finds in each row of an extract, in the accounts that tell it and all else that is needed. */
    public static <R extends AccountRow> Stream<Finding> each(
            RuleContext context,
            Extract<R> extract,
            BiFunction<WarehouseAccount, R, Stream<Finding>> judge,
            Extract<?>... more) {
        Extract<?>[] needed = Stream.concat(Stream.of(extract), Stream.of(more)).toArray(Extract<?>[]::new);
        return telling(context, needed)
                .flatMap(account -> account.rows(extract).stream().flatMap(row -> judge.apply(account, row)));
    }

    /**
     * A finding about something of an account, which is no artifact of a project.
     *
     * @param kind {@code warehouse}, {@code query}, {@code table} …
     * @param name its name in the account
     * @param rows that it is found in; it stands at the first
     */
    public static Stream<Finding> finding(
            RuleContext context,
            WarehouseAccount account,
            String kind,
            String name,
            String message,
            Map<String, Object> facts,
            List<? extends AccountRow> rows) {
        return finding(context, account, kind, name, "", message, facts, rows);
    }

    /** @param key tells findings of one rule on the same thing apart */
    public static Stream<Finding> finding(
            RuleContext context,
            WarehouseAccount account,
            String kind,
            String name,
            String key,
            String message,
            Map<String, Object> facts,
            List<? extends AccountRow> rows) {
        Location[] places = lines(rows.stream().map(AccountRow::at).toList());
        Location first = rows.get(0).at();
        Location at = Stream.of(places)
                .filter(place -> place.contains(first))
                .findFirst()
                .orElse(first);
        return context.finding(kind + "." + account.source() + "." + name, "", key, message, at, facts, places);
    }

    /** What happened over the window, told for a week; not a whole number. */
    public static double weekly(WarehouseAccount account, long events) {
        return events * 7.0 / account.length();
    }

    /** The tables of each account of an audit beside the nodes that stand for them, by source. */
    private record Matched(Map<String, AccountTables> bySource) {}

    /** The tables of an account beside the nodes that stand for them, matched once per audit. */
    public static AccountTables tables(RuleContext context, WarehouseAccount account) {
        return context.derived(Matched.class, estate -> new Matched(new HashMap<>()))
                .bySource()
                .computeIfAbsent(account.source(), source -> new AccountTables(context.estate(), account));
    }

    /** Whether the scans of tables are known from a day on; where they are not, it is said that the rule was not evaluated. */
    public static boolean knowsScans(RuleContext context, WarehouseAccount account, LocalDate since) {
        boolean known = TableScans.reachBackTo(since, account);
        if (!known) {
            context.unsure(
                    "account " + account.source(),
                    "not evaluated: %s does not reach back to %s".formatted(TableScans.EXTRACT.file(), since));
        }
        return known;
    }

    /** Credits of the window, told for a month of 30 days. */
    public static BigDecimal monthly(WarehouseAccount account, BigDecimal credits) {
        return credits.multiply(MONTH).divide(BigDecimal.valueOf(account.length()), 6, RoundingMode.HALF_UP);
    }

    /**
     * Money that credits of the window cost in a month of 30 days, from nothing up to all of it.
     *
     * @param method how the credits were found, a clause
     */
    public static Money upTo(WarehouseAccount account, BigDecimal credits, String method) {
        return money(
                account,
                BigDecimal.ZERO,
                monthly(account, credits).multiply(account.prices().credit()),
                method);
    }

    /** A range of money in a month, to the cent. */
    public static Money money(WarehouseAccount account, BigDecimal low, BigDecimal high, String method) {
        return new Money(
                low.setScale(2, RoundingMode.HALF_UP),
                high.setScale(2, RoundingMode.HALF_UP),
                account.prices().currency(),
                "month",
                method + "; price: " + account.prices().origin());
    }

    /** Rows as ranges of lines: neighbours become one range. */
    public static Location[] lines(List<Location> rows) {
        Deque<Location> ranges = new ArrayDeque<>();
        rows.stream().sorted().forEach(row -> {
            Location last = ranges.peekLast();
            if (last != null && last.path().equals(row.path()) && last.endLine() + 1 >= row.line()) {
                ranges.removeLast();
                ranges.add(
                        new Location(last.source(), last.path(), last.line(), Math.max(last.endLine(), row.endLine())));
            } else {
                ranges.add(row);
            }
        });
        return ranges.toArray(Location[]::new);
    }

    /** {@code 1.5 TB}, {@code 12 GB}; powers of 1,024. */
    public static String size(long bytes) {
        double gigabytes = bytes / (double) (1L << 30);
        return gigabytes >= 1024
                ? String.format(Locale.ROOT, "%.1f TB", gigabytes / 1024)
                : String.format(Locale.ROOT, "%.1f GB", gigabytes);
    }

    /** Two decimals without needless zeros: {@code 12}, {@code 0.25}. */
    public static String credits(BigDecimal credits) {
        BigDecimal rounded = credits.setScale(2, RoundingMode.HALF_UP).stripTrailingZeros();
        return String.format(Locale.ROOT, "%,." + Math.max(0, rounded.scale()) + "f", rounded);
    }

    /** Whole percent, rounded down; none of nothing. */
    public static int percent(BigDecimal part, BigDecimal whole) {
        if (whole.signum() == 0) {
            return 0;
        }
        return part.multiply(BigDecimal.valueOf(100))
                .divide(whole, 0, RoundingMode.DOWN)
                .intValue();
    }
}
