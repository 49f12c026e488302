package io.plumbline.crawl.snowflake;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * The whole days, UTC, that a crawl asks for.
 *
 * @param until the day after the last one
 */
record AccountWindow(LocalDate from, LocalDate until) {

    /** Long enough for a month's money and for what runs once a month. */
    static final int DAYS = 30;

    /** How late the latest of the views is that are read, QUERY_ATTRIBUTION_HISTORY, as Snowflake documents it. */
    static final Duration LATENCY = Duration.ofHours(8);

    /**
     * The window that is known at a time, by the account's own clock: ours may be wrong, and a day that has not ended
     * would be taken for a quiet one.
     */
    static AccountWindow at(Instant now) {
        LocalDate until = LocalDate.ofInstant(now.minus(LATENCY), ZoneOffset.UTC);
        return new AccountWindow(until.minusDays(DAYS), until);
    }

    /** So many days that end where it does. */
    AccountWindow reaching(int days) {
        return new AccountWindow(until.minusDays(days), until);
    }

    Stream<LocalDate> days() {
        return from.datesUntil(until);
    }

    /** The day at which it falls into halves; its first one where it has no more. */
    LocalDate middle() {
        return from.plusDays(ChronoUnit.DAYS.between(from, until) / 2);
    }
}
