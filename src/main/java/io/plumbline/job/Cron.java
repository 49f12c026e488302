package io.plumbline.job;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.scheduling.support.CronExpression;

/**
 * A schedule: cron with five fields (minute, hour, day of month, month, day of week), or six with seconds in front. Sunday
 * is 0 or 7, as in crontab(5). Day of month and day of week cannot both be restricted: crontab(5) fires when either
 * matches, Quartz cannot.
 *
 * @param text six fields
 */
public record Cron(String text) {

    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN");
    private static final Pattern DAY_NUMBER = Pattern.compile("(?<![/#\\d])[0-7](?!\\d)");

    /**
     * Reads a schedule.
     *
     * @throws IllegalArgumentException with a message for people where it is none
     */
    public static Cron parse(String schedule) {
        String[] fields = schedule.strip().split("\\s+");
        if (fields.length != 5 && fields.length != 6) {
            throw new IllegalArgumentException("it has " + fields.length + " fields, expected 5 or 6");
        }
        String six = (fields.length == 5 ? "0 " : "") + String.join(" ", fields);
        CronExpression.parse(six);
        Cron cron = new Cron(six);
        if (cron.restricted(3) && cron.restricted(5)) {
            throw new IllegalArgumentException("it restricts both day of month and day of week");
        }
        return cron;
    }

    private boolean restricted(int field) {
        String value = text.split(" ")[field];
        return !value.equals("*") && !value.equals("?");
    }

    /** The same schedule in Quartz's words: {@code ?} for the free day field, names for the days of the week. */
    public String quartz() {
        String[] fields = text.split(" ");
        if (restricted(5)) {
            fields[3] = "?";
            fields[5] = names(fields[5].toUpperCase(Locale.ROOT));
        } else {
            fields[3] = fields[3].equals("?") ? "*" : fields[3];
            fields[5] = "?";
        }
        return String.join(" ", fields);
    }

    private static String names(String days) {
        Matcher matcher = DAY_NUMBER.matcher(days);
        return matcher.replaceAll(number -> DAYS.get(Integer.parseInt(number.group())));
    }
}
