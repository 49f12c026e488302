package io.plumbline.model;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a Snowflake account tells about itself over some whole days: the rows of the extracts that were there and could be read.
 *
 * @param source name of the source in jobs.yml
 * @param from first day of the window, UTC
 * @param until the day after its last
 * @param extracts rows by their extract; a rule that needs one that is missing here is not evaluated
 */
public record WarehouseAccount(
        String source,
        LocalDate from,
        LocalDate until,
        Prices prices,
        Map<Extract<?>, List<? extends AccountRow>> extracts,
        List<Gap> gaps) {

    /** The file that says which days the others are about, and what things cost. */
    public static final String FILE = "account.csv";

    public WarehouseAccount {
        extracts = extracts.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, rows -> checked(rows.getKey(), rows.getValue())));
        gaps = List.copyOf(gaps);
    }

    private static <R extends AccountRow> List<R> checked(Extract<R> extract, List<? extends AccountRow> rows) {
        return rows.stream().map(extract.row()::cast).toList();
    }

    /** The rows of an extract; none where it was not read. */
    @SuppressWarnings("unchecked") // the constructor has cast each of them
    public <R extends AccountRow> List<R> rows(Extract<R> extract) {
        return (List<R>) extracts.getOrDefault(extract, List.of());
    }

    /** Length of the window in days. */
    public long length() {
        return ChronoUnit.DAYS.between(from, until);
    }

    /** Whether all of these extracts were read. */
    public boolean tells(Collection<Extract<?>> needed) {
        return extracts.keySet().containsAll(needed);
    }
}
