package io.plumbline.report.text;

import io.plumbline.model.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Numbers, dates and plurals: the same fact has the same words in every format. */
public final class Words {

    private static final List<String> SMALL = List.of(
            "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve");
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    private Words() {}

    /** {@code three} up to twelve, {@code 1,234} above. */
    public static String number(long n) {
        return n >= 0 && n < SMALL.size() ? SMALL.get((int) n) : digits(n);
    }

    /** {@code 1,234}. */
    public static String digits(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** {@code three models}, {@code one model}. */
    public static String count(long n, String noun) {
        return number(n) + " " + (n == 1 ? noun : plural(noun));
    }

    /** {@code 3 models}, {@code 1 model}. */
    public static String tally(long n, String noun) {
        return digits(n) + " " + (n == 1 ? noun : plural(noun));
    }

    private static String plural(String noun) {
        return noun.matches(".*[^aeiou]y")
                ? noun.substring(0, noun.length() - 1) + "ies"
                : noun.endsWith("s") || noun.endsWith("ch") ? noun + "es" : noun + "s";
    }

    /** With a capital first letter. */
    public static String sentence(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** {@code 2026-11-23 03:00 +01:00 Europe/Berlin}; {@code 2026-11-23 03:00 UTC}. */
    public static String time(ZonedDateTime time) {
        String zone = time.getZone().getId();
        String offset = time.getOffset().getId();
        boolean utc = zone.equals("UTC") || zone.equals("Z");
        return TIME.format(time) + " " + (utc ? "UTC" : offset.equals(zone) ? offset : offset + " " + zone);
    }

    /** {@code 2026-11-23} in the zone of the report. */
    public static String date(Instant instant, ZonedDateTime report) {
        return DATE.format(instant.atZone(report.getZone()));
    }

    /** {@code 2026-11-23 03:00} in the zone of the report. */
    public static String clock(Instant instant, ZonedDateTime report) {
        return TIME.format(instant.atZone(report.getZone()));
    }

    /** Whole days, {@code 12 days}. */
    public static String age(Instant since, ZonedDateTime now) {
        return tally(Duration.between(since, now.toInstant()).toDays(), "day");
    }

    /** A commit id cut to twelve digits; anything else as it is. */
    public static String revision(String revision) {
        return revision.matches("[0-9a-f]{40,64}") ? revision.substring(0, 12) : revision;
    }

    /** {@code +3}, {@code −2} with a minus sign, {@code ±0}. */
    public static String change(int difference) {
        return difference > 0 ? "+" + difference : difference < 0 ? "\u2212" + -difference : "\u00b10";
    }

    /** Two significant figures, {@code 1,200}; below ten one decimal at most. */
    public static String amount(BigDecimal value) {
        return Money.rounded(value);
    }
}
