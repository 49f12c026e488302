package io.plumbline.crawl.snowflake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Asks a question for the days whose rows are not kept yet, in slices of whole days, and a slice that takes too long
 * in halves.
 */
final class DailyCrawl {

    /**
     * Days that one statement is asked for. Queries that come twice are told by sorting them, and what is sorted should stay in the
     * memory of a small warehouse: of 50 million queries three times ten days took a third of the time of thirty.
     */
    private static final int MOST = 10;

    private final SnowflakeSession session;
    private final AccountQuery query;
    private final Daily daily;
    private final DayFiles files;
    private final Instant now;

    DailyCrawl(SnowflakeSession session, AccountQuery query, DayFiles files, Instant now) {
        this.session = session;
        this.query = query;
        this.daily = Objects.requireNonNull(query.daily());
        this.files = files;
        this.now = now;
    }

    /** @throws SnowflakeFailure where not all of it is answered; the settled days that were are kept */
    void fetch(AccountWindow window) {
        LocalDate from = window.from();
        while (from.isBefore(window.until())) {
            if (files.has(from)) {
                from = from.plusDays(1);
                continue;
            }
            LocalDate until = from.plusDays(1);
            while (until.isBefore(window.until()) && !files.has(until) && until.isBefore(from.plusDays(MOST))) {
                until = until.plusDays(1);
            }
            slice(new AccountWindow(from, until));
            from = until;
        }
    }

    private void slice(AccountWindow days) {
        try {
            ask(days);
        } catch (SnowflakeFailure e) {
            LocalDate middle = days.middle();
            if (e.kind() != SnowflakeFailure.Kind.TIMEOUT || middle.equals(days.from())) {
                throw e;
            }
            slice(new AccountWindow(days.from(), middle));
            slice(new AccountWindow(middle, days.until()));
        }
    }

    private void ask(AccountWindow days) {
        Object[] values =
                Collections.nCopies(
                                query.windows(),
                                List.of(days.from().toString(), days.until().toString()))
                        .stream()
                        .flatMap(List::stream)
                        .toArray();
        try {
            Map<LocalDate, Path> drafts = session.read(query.byDay(), rows -> write(rows, days), values);
            for (Map.Entry<LocalDate, Path> draft : drafts.entrySet()) {
                files.take(draft.getKey(), draft.getValue(), isSettled(draft.getKey()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<LocalDate, Path> write(ResultSet rows, AccountWindow days) throws SQLException {
        List<String> columns = query.extract().columns();
        try (DayWriter writer = new DayWriter(files, days.from(), days.until())) {
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (String column : columns) {
                    cells.add(KeptText.of(query.extract(), column, rows.getString(column)));
                }
                writer.add(LocalDate.parse(rows.getString("DAY")), cells);
            }
            return writer.drafts();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isSettled(LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        return !now.isBefore(end.plus(daily.settles()));
    }
}
