package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Filters that give text. */
final class TextFilters {

    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern TITLE_BREAK = Pattern.compile("([-\\s({\\[<]+)");

    private TextFilters() {}

    static void register(Map<String, Filters.Filter> all) {
        all.put("capitalize", (value, call) -> Casing.capitalize(text(value, call)));
        all.put("lower", (value, call) -> text(value, call).toLowerCase(Locale.ROOT));
        all.put("upper", (value, call) -> text(value, call).toUpperCase(Locale.ROOT));
        all.put("title", (value, call) -> title(text(value, call)));
        all.put("trim", (value, call) -> StringMethods.strip(text(value, call), call, true, true));
        all.put("string", (value, call) -> text(value, call));
        all.put("center", TextFilters::center);
        all.put("format", TextFilters::format);
        all.put("replace", TextFilters::replace);
        all.put("truncate", TextFilters::truncate);
        all.put(
                "wordcount",
                (value, call) -> WORD.matcher(text(value, call)).results().count());
        all.put("wordwrap", TextFilters::wordwrap);
        all.put("indent", TextFilters::indent);
    }

    static String text(@Nullable Object value, Invocation call) {
        String text = Text.str(value, call.meter());
        call.charge(text.length());
        return text;
    }

    private static String title(String text) {
        StringBuilder out = new StringBuilder(text.length());
        Matcher breaks = TITLE_BREAK.matcher(text);
        int from = 0;
        while (breaks.find()) {
            out.append(Casing.capitalize(text.substring(from, breaks.start()))).append(breaks.group());
            from = breaks.end();
        }
        return out.append(Casing.capitalize(text.substring(from))).toString();
    }

    private static Object center(@Nullable Object value, Invocation call) {
        String text = text(value, call);
        int width = Numbers.index(call.argument(0, "width", 80L), "width");
        int missing = Math.max(0, width - Text.length(text));
        call.charge(missing);
        return Padding.center(text, missing, width, " ");
    }

    private static Object format(@Nullable Object value, Invocation call) {
        boolean named = !call.named().isEmpty();
        if (named && !call.positional().isEmpty()) {
            throw new Fault("can't handle positional and keyword arguments at the same time");
        }
        Object values = named ? new Conversion().of(call.named()) : new Tuple(call.positional());
        return PercentFormat.format(text(value, call), values, call.meter());
    }

    private static Object replace(@Nullable Object value, Invocation call) {
        Object count = call.argument(2, "count", null);
        int most = count == null ? -1 : Numbers.index(count, "count");
        String old = Text.str(call.argument(0, "old", ""));
        return StringMethods.replace(text(value, call), old, Text.str(call.argument(1, "new", "")), most, call.meter());
    }

    private static Object truncate(@Nullable Object value, Invocation call) {
        String text = text(value, call);
        int length = Numbers.index(call.argument(0, "length", 255L), "length");
        boolean killWords = Values.truthy(call.argument(1, "killwords", false));
        String end = Text.str(call.argument(2, "end", "..."));
        Object slack = call.argument(3, "leeway", null);
        int leeway = slack == null ? 5 : Numbers.index(slack, "leeway");
        if (Text.length(text) <= (long) length + leeway) {
            return text;
        }
        int keep = length - Text.length(end);
        if (keep < 0) {
            throw new Fault("expected length >= " + Text.length(end) + ", got " + length);
        }
        String start = text.substring(0, text.offsetByCodePoints(0, keep));
        int space = killWords ? -1 : start.lastIndexOf(' ');
        return (space < 0 ? start : start.substring(0, space)) + end;
    }

    private static Object indent(@Nullable Object value, Invocation call) {
        String text = text(value, call);
        Object width = call.argument(0, "width", 4L);
        boolean first = Values.truthy(call.argument(1, "first", false));
        boolean blank = Values.truthy(call.argument(2, "blank", false));
        int spaces = width instanceof String ? 0 : Numbers.index(width, "width");
        call.charge(spaces);
        String margin = width instanceof String given ? given : " ".repeat(Math.max(0, spaces));
        List<@Nullable Object> lines = Splitting.lines(text + "\n", false);
        StringBuilder out = new StringBuilder(first ? margin : "");
        for (int i = 0; i < lines.size(); i++) {
            String line = Text.str(lines.get(i));
            boolean indented = i > 0 && (blank || !line.isEmpty());
            call.charge(margin.length() + (long) line.length());
            out.append(i > 0 ? "\n" : "").append(indented ? margin : "").append(line);
        }
        return out.toString();
    }

    private static Object wordwrap(@Nullable Object value, Invocation call) {
        int width = Math.max(1, Numbers.index(call.argument(0, "width", 79L), "width"));
        boolean breakLong = Values.truthy(call.argument(1, "break_long_words", true));
        Object given = call.argument(2, "wrapstring", null);
        String separator = given == null ? "\n" : Text.str(given);
        List<String> out = new ArrayList<>();
        for (Object line : Splitting.lines(text(value, call), false)) {
            wrap(Text.str(line), width, breakLong, out);
        }
        call.charge((long) separator.length() * out.size());
        return String.join(separator, out);
    }

    private static void wrap(String line, int width, boolean breakLong, List<String> out) {
        StringBuilder current = new StringBuilder();
        for (String word : line.split("(?<=\\s)(?=\\S)")) {
            String rest = word;
            if (current.length() + rest.stripTrailing().length() > width && current.length() > 0) {
                out.add(current.toString().stripTrailing());
                current.setLength(0);
            }
            while (breakLong && rest.stripTrailing().length() > width) {
                out.add(rest.substring(0, width));
                rest = rest.substring(width);
            }
            current.append(rest);
        }
        out.add(current.toString().stripTrailing());
    }
}
