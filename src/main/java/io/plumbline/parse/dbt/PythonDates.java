package io.plumbline.parse.dbt;

import io.plumbline.parse.jinja.Callable;
import io.plumbline.parse.jinja.Invocation;
import io.plumbline.parse.jinja.JinjaObject;
import io.plumbline.parse.jinja.NameResolver;
import io.plumbline.parse.jinja.Python;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Python's {@code datetime}, with one fixed present: the same files give the same text on every day. */
final class PythonDates {

    /** What {@code now()} and {@code run_started_at} say. */
    private static final LocalDateTime PRESENT = LocalDateTime.of(2024, 1, 1, 0, 0);

    private PythonDates() {}

    static Object started() {
        return new Moment(PRESENT, true);
    }

    static Map<String, @Nullable Object> module() {
        Map<String, @Nullable Object> module = new LinkedHashMap<>();
        module.put("datetime", new Type(false));
        module.put("date", new Type(true));
        module.put("timedelta", (Callable) PythonDates::delta);
        module.put("timezone", Map.of("utc", "UTC"));
        return module;
    }

    static Map<String, @Nullable Object> pytz() {
        Map<String, @Nullable Object> module = new LinkedHashMap<>();
        module.put("utc", "UTC");
        module.put("timezone", (Callable) call -> call.argument(0, "zone", "UTC"));
        return module;
    }

    private static Object delta(Invocation call) {
        return new Span(Duration.ofDays(number(call.argument(0, "days", 0L)))
                .plusDays(7 * number(call.named().getOrDefault("weeks", 0L)))
                .plusSeconds(number(call.argument(1, "seconds", 0L)))
                .plusMinutes(number(call.named().getOrDefault("minutes", 0L)))
                .plusHours(number(call.named().getOrDefault("hours", 0L))));
    }

    private static long number(@Nullable Object value) {
        return value instanceof Number n ? Math.max(-4_000_000, Math.min(4_000_000, n.longValue())) : 0;
    }

    /** The classes {@code datetime.datetime} and {@code datetime.date}. */
    private record Type(boolean date) implements JinjaObject, Callable {

        @Override
        public @Nullable Object attribute(String name) {
            return switch (name) {
                case "now", "utcnow", "today" -> (Callable) call -> new Moment(PRESENT, !date);
                case "strptime" -> (Callable) call -> parse(call, Python.str(call.argument(0, "date_string", "")));
                case "fromisoformat" -> (Callable) call -> parse(call, Python.str(call.argument(0, "text", "")));
                default -> NameResolver.UNKNOWN;
            };
        }

        @Override
        public @Nullable Object call(Invocation call) {
            long[] parts = {2024, 1, 1, 0, 0, 0};
            String[] names = {"year", "month", "day", "hour", "minute", "second"};
            for (int i = 0; i < parts.length; i++) {
                Object value = call.argument(i, names[i], parts[i]);
                parts[i] = value instanceof Long number ? number : parts[i];
            }
            try {
                return new Moment(
                        LocalDateTime.of(
                                (int) parts[0], (int) parts[1], (int) parts[2], (int) parts[3], (int) parts[4], (int)
                                        parts[5]),
                        !date);
            } catch (java.time.DateTimeException e) {
                throw call.error("no such date: " + e.getMessage());
            }
        }

        private static Object parse(Invocation call, String text) {
            String iso = text.trim().replace(' ', 'T').replaceAll("(Z|[+-]\\d\\d:?\\d\\d)$", "");
            iso = iso.matches("\\d{8}") ? iso.replaceAll("(....)(..)(..)", "$1-$2-$3") : iso;
            try {
                return new Moment(LocalDateTime.parse(iso.indexOf('T') < 0 ? iso + "T00:00:00" : iso), true);
            } catch (DateTimeParseException e) {
                throw call.error("the date '" + text + "' is in a format that is not supported");
            }
        }
    }

    /** A length of time. */
    private record Span(Duration duration) implements JinjaObject {
        @Override
        public @Nullable Object attribute(String name) {
            return switch (name) {
                case "days" -> duration.toDays();
                case "seconds" -> duration.toSeconds() % 86_400;
                case "total_seconds" -> (Callable) call -> (double) duration.toSeconds();
                default -> NameResolver.UNKNOWN;
            };
        }

        @Override
        public @Nullable Object operate(String operator, @Nullable Object other, boolean reflected) {
            if (operator.equals("*") && other instanceof Long factor) {
                return new Span(duration.multipliedBy(number(factor)));
            }
            if (other instanceof Span span && operator.equals("+")) {
                return new Span(duration.plus(span.duration));
            }
            if (other instanceof Span span && operator.equals("-")) {
                return new Span(duration.minus(span.duration));
            }
            return other instanceof Moment moment ? moment.operate(operator, this, false) : NameResolver.UNKNOWN;
        }
    }

    /** A {@code datetime}, or a {@code date} where {@code time} is false. */
    private record Moment(LocalDateTime at, boolean time) implements JinjaObject {

        @Override
        public @Nullable Object attribute(String name) {
            return switch (name) {
                case "year" -> (long) at.getYear();
                case "month" -> (long) at.getMonthValue();
                case "day" -> (long) at.getDayOfMonth();
                case "hour" -> (long) at.getHour();
                case "minute" -> (long) at.getMinute();
                case "second" -> (long) at.getSecond();
                case "strftime" -> (Callable) call -> format(Python.str(call.argument(0, "format", "")));
                case "isoformat" -> (Callable) call -> toString().replace(' ', 'T');
                case "date" -> (Callable) call -> new Moment(at.toLocalDate().atStartOfDay(), false);
                case "astimezone", "localize" -> (Callable) call -> this;
                case "replace" -> (Callable) this::replaced;
                case "weekday" -> (Callable) call -> (long) at.getDayOfWeek().getValue() - 1;
                case "timestamp" -> (Callable) call -> (double) at.toEpochSecond(java.time.ZoneOffset.UTC);
                default -> NameResolver.UNKNOWN;
            };
        }

        @Override
        public @Nullable Object operate(String operator, @Nullable Object other, boolean reflected) {
            if (other instanceof Span span && (operator.equals("+") || operator.equals("-"))) {
                return new Moment(at.plus(span.duration().multipliedBy(operator.equals("+") ? 1 : -1)), time);
            }
            return other instanceof Moment moment && operator.equals("-")
                    ? new Span(Duration.between(moment.at, at))
                    : NameResolver.UNKNOWN;
        }

        private Object replaced(Invocation call) {
            Map<String, @Nullable Object> named = call.named();
            LocalDateTime then = at.withDayOfMonth(1);
            try {
                then = then.withYear(part(named, "year", at.getYear()))
                        .withMonth(part(named, "month", at.getMonthValue()))
                        .withDayOfMonth(part(named, "day", at.getDayOfMonth()))
                        .withHour(part(named, "hour", at.getHour()))
                        .withMinute(part(named, "minute", at.getMinute()))
                        .withSecond(part(named, "second", at.getSecond()));
            } catch (java.time.DateTimeException e) {
                throw call.error("no such date: " + e.getMessage());
            }
            return new Moment(then, time);
        }

        private static int part(Map<String, @Nullable Object> named, String name, int otherwise) {
            return named.get(name) instanceof Long number ? number.intValue() : otherwise;
        }

        private String format(String python) {
            StringBuilder out = new StringBuilder();
            for (int i = 0; i < python.length(); i++) {
                char c = python.charAt(i);
                if (c != '%' || i + 1 == python.length()) {
                    out.append(c);
                    continue;
                }
                String java = pattern(python.charAt(++i));
                out.append(
                        java == null
                                ? ""
                                : DateTimeFormatter.ofPattern(java, Locale.ROOT).format(at));
            }
            return out.toString();
        }

        private static @Nullable String pattern(char directive) {
            return switch (directive) {
                case 'Y' -> "yyyy";
                case 'y' -> "yy";
                case 'm' -> "MM";
                case 'd' -> "dd";
                case 'H' -> "HH";
                case 'I' -> "hh";
                case 'M' -> "mm";
                case 'S' -> "ss";
                case 'f' -> "SSSSSS";
                case 'j' -> "DDD";
                case 'B' -> "MMMM";
                case 'b' -> "MMM";
                case 'A' -> "EEEE";
                case 'a' -> "EEE";
                case 'p' -> "a";
                default -> null;
            };
        }

        @Override
        public String toString() {
            return format(time ? "%Y-%m-%d %H:%M:%S" : "%Y-%m-%d");
        }
    }
}
