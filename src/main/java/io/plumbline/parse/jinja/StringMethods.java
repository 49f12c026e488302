package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Methods of str. */
final class StringMethods {

    static final Set<String> NAMES = Set.of(
            ("capitalize casefold center count encode endswith expandtabs find format format_map index isalnum isalpha "
                            + "isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle "
                            + "isupper join ljust lower lstrip partition removeprefix removesuffix replace rfind "
                            + "rindex rjust rpartition rsplit rstrip split splitlines startswith strip swapcase title "
                            + "translate upper zfill")
                    .split(" "));

    private StringMethods() {}

    static @Nullable Object call(String text, String name, Invocation call) {
        call.charge(text.length());
        return switch (name) {
            case "lower", "casefold" -> text.toLowerCase(Locale.ROOT);
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "capitalize" -> Casing.capitalize(text);
            case "title" -> Casing.title(text);
            case "swapcase" -> Casing.swap(text);
            case "strip" -> strip(text, call, true, true);
            case "lstrip" -> strip(text, call, true, false);
            case "rstrip" -> strip(text, call, false, true);
            case "format" -> BraceFormat.format(text, call);
            case "format_map" -> BraceFormat.formatMap(text, call);
            case "join" -> join(text, call);
            case "replace" -> replace(text, call);
            case "encode" -> text;
            case "translate" -> throw new Fault("str.translate is not supported");
            default -> search(text, name, call);
        };
    }

    private static @Nullable Object search(String text, String name, Invocation call) {
        return switch (name) {
            case "startswith" -> affix(text, call, true);
            case "endswith" -> affix(text, call, false);
            case "find", "rfind", "index", "rindex" -> find(text, name, call);
            case "count" -> count(text, Methods.text(call, 0, "sub"));
            case "removeprefix" -> {
                String prefix = Methods.text(call, 0, "prefix");
                yield text.startsWith(prefix) ? text.substring(prefix.length()) : text;
            }
            case "removesuffix" -> {
                String suffix = Methods.text(call, 0, "suffix");
                yield text.endsWith(suffix) ? text.substring(0, text.length() - suffix.length()) : text;
            }
            case "center", "ljust", "rjust", "zfill", "expandtabs" -> Padding.call(text, name, call);
            case "split", "rsplit", "splitlines", "partition", "rpartition" -> Splitting.call(text, name, call);
            default -> Casing.is(text, name);
        };
    }

    static String strip(String text, Invocation call, boolean left, boolean right) {
        Object given = call.argument(0, "chars", null);
        String chars = given == null ? null : Methods.text(given, "chars");
        return strip(text, chars, left, right);
    }

    static String strip(String text, @Nullable String chars, boolean left, boolean right) {
        int start = 0;
        int end = text.length();
        while (left && start < end && strippable(text.charAt(start), chars)) {
            start++;
        }
        while (right && end > start && strippable(text.charAt(end - 1), chars)) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean strippable(char c, @Nullable String chars) {
        return chars == null ? Text.isSpace(c) : chars.indexOf(c) >= 0;
    }

    private static Object affix(String text, Invocation call, boolean start) {
        Object given = call.argument(0, "prefix", null);
        int from = bound(text, call.argument(1, "start", 0L));
        int to = call.positional().size() > 2 ? bound(text, call.positional().get(2)) : text.length();
        String part = from <= to ? text.substring(from, to) : "";
        if (given instanceof Tuple choices) {
            return choices.stream().anyMatch(c -> affix(part, Methods.text(c, "prefix"), start));
        }
        return affix(part, Methods.text(given, "prefix"), start);
    }

    private static boolean affix(String text, String affix, boolean start) {
        return start ? text.startsWith(affix) : text.endsWith(affix);
    }

    private static int bound(String text, @Nullable Object index) {
        int at = index == null ? 0 : Numbers.index(index, "index");
        return Math.min(Math.max(at < 0 ? at + text.length() : at, 0), text.length());
    }

    private static Object find(String text, String name, Invocation call) {
        String part = Methods.text(call, 0, "sub");
        int from = bound(text, call.argument(1, "start", 0L));
        int to = call.positional().size() > 2 ? bound(text, call.positional().get(2)) : text.length();
        String window = text.substring(0, Math.max(from, to));
        int at = name.startsWith("r") ? window.lastIndexOf(part) : window.indexOf(part, from);
        boolean found = at >= from && at + part.length() <= to;
        if (!found && name.endsWith("index")) {
            throw new Fault("substring not found");
        }
        return found ? (long) text.codePointCount(0, at) : -1L;
    }

    private static long count(String text, String part) {
        if (part.isEmpty()) {
            return Text.length(text) + 1L;
        }
        long count = 0;
        for (int at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length())) {
            count++;
        }
        return count;
    }

    private static String join(String separator, Invocation call) {
        List<String> parts = new ArrayList<>();
        List<@Nullable Object> items = Iteration.list(call.argument(0, "iterable", null), call.meter());
        for (Object item : items) {
            if (!(item instanceof String part)) {
                throw new Fault("sequence item " + parts.size() + ": expected str instance, " + Values.typeName(item)
                        + " found");
            }
            call.charge((long) part.length() + separator.length());
            parts.add(part);
        }
        return parts.stream().collect(Collectors.joining(separator));
    }

    private static String replace(String text, Invocation call) {
        String old = Methods.text(call, 0, "old");
        String other = Methods.text(call, 1, "new");
        int most = Numbers.index(call.argument(2, "count", -1L), "count");
        return replace(text, old, other, most, call.meter());
    }

    static String replace(String text, String old, String other, int most, Meter meter) {
        if (most == 0) {
            return text;
        }
        long hits = most < 0 ? count(text, old) : Math.min(most, count(text, old));
        meter.charge(Math.max(0, text.length() + hits * (other.length() - old.length())));
        if (old.isEmpty()) {
            return Splitting.interleave(text, other, hits);
        }
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (long done = 0; done < hits; done++) {
            int at = text.indexOf(old, from);
            out.append(text, from, at).append(other);
            from = at + old.length();
        }
        return out.append(text, from, text.length()).toString();
    }
}
