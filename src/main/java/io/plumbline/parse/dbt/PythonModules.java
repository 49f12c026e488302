package io.plumbline.parse.dbt;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.plumbline.parse.jinja.Callable;
import io.plumbline.parse.jinja.Invocation;
import io.plumbline.parse.jinja.JinjaObject;
import io.plumbline.parse.jinja.NameResolver;
import io.plumbline.parse.jinja.Python;
import io.plumbline.parse.jinja.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of {@code modules} templates use: {@code re} (in linear time), {@code datetime}, {@code itertools}. */
final class PythonModules {

    private PythonModules() {}

    static Map<String, @Nullable Object> all() {
        Map<String, @Nullable Object> modules = new LinkedHashMap<>();
        modules.put("datetime", PythonDates.module());
        modules.put("pytz", PythonDates.pytz());
        modules.put("re", regex());
        modules.put("itertools", itertools());
        return modules;
    }

    private static Map<String, @Nullable Object> regex() {
        Map<String, @Nullable Object> re = new LinkedHashMap<>();
        re.put("IGNORECASE", 2L);
        re.put("I", 2L);
        re.put("MULTILINE", 8L);
        re.put("M", 8L);
        re.put("DOTALL", 16L);
        re.put("S", 16L);
        re.put("match", (Callable) call -> match(call, m -> m.lookingAt()));
        re.put("fullmatch", (Callable) call -> match(call, Matcher::matches));
        re.put("search", (Callable) call -> match(call, Matcher::find));
        re.put("findall", (Callable) PythonModules::findAll);
        re.put("sub", (Callable) PythonModules::substitute);
        re.put("split", (Callable) PythonModules::split);
        re.put("escape", (Callable) call -> Pattern.quote(Python.str(call.argument(0, "pattern", ""))));
        re.put("compile", (Callable) call -> compiled(call));
        return re;
    }

    private static Map<String, @Nullable Object> compiled(Invocation outer) {
        Object pattern = outer.argument(0, "pattern", "");
        Map<String, @Nullable Object> bound = new LinkedHashMap<>();
        regex().forEach((name, function) -> {
            if (function instanceof Callable callable) {
                bound.put(name, (Callable) call -> {
                    List<@Nullable Object> arguments = new ArrayList<>(List.of(String.valueOf(pattern)));
                    arguments.addAll(call.positional());
                    return callable.call(call.with(arguments, call.named()));
                });
            }
        });
        return bound;
    }

    private static Pattern pattern(Invocation call, int flagsAt) {
        String text = Python.str(call.argument(0, "pattern", ""));
        Object given = call.argument(flagsAt, "flags", 0L);
        long bits = given instanceof Long number ? number : 0;
        int flags = ((bits & 2) != 0 ? Pattern.CASE_INSENSITIVE : 0)
                | ((bits & 8) != 0 ? Pattern.MULTILINE : 0)
                | ((bits & 16) != 0 ? Pattern.DOTALL : 0);
        try {
            return Pattern.compile(text, flags);
        } catch (PatternSyntaxException e) {
            throw call.error("the regular expression '" + text + "' is not supported: " + e.getDescription());
        }
    }

    private interface Attempt {
        boolean on(Matcher matcher);
    }

    private static @Nullable Object match(Invocation call, Attempt attempt) {
        Matcher matcher = pattern(call, 2).matcher(Python.str(call.argument(1, "string", "")));
        return attempt.on(matcher) ? new Match(groups(matcher), matcher.start(), matcher.end()) : null;
    }

    private static List<@Nullable Object> groups(Matcher matcher) {
        List<@Nullable Object> groups = new ArrayList<>();
        for (int i = 0; i <= matcher.groupCount(); i++) {
            groups.add(matcher.group(i));
        }
        return groups;
    }

    private static Object findAll(Invocation call) {
        Matcher matcher = pattern(call, 2).matcher(Python.str(call.argument(1, "string", "")));
        List<@Nullable Object> found = new ArrayList<>();
        while (matcher.find()) {
            call.charge(1);
            List<@Nullable Object> groups = groups(matcher);
            found.add(
                    switch (groups.size()) {
                        case 1 -> groups.get(0);
                        case 2 -> groups.get(1);
                        default -> new Tuple(groups.subList(1, groups.size()));
                    });
        }
        return found;
    }

    private static Object substitute(Invocation call) {
        String with = Python.str(call.argument(1, "repl", ""));
        String in = Python.str(call.argument(2, "string", ""));
        call.charge(in.length());
        String java =
                with.replace("$", "\\$").replaceAll("\\\\([0-9])", "\\$$1").replaceAll("\\\\g<(\\w+)>", "\\${$1}");
        Object count = call.argument(3, "count", 0L);
        Matcher matcher = pattern(call, 4).matcher(in);
        return Long.valueOf(1).equals(count) ? matcher.replaceFirst(java) : matcher.replaceAll(java);
    }

    private static Object split(Invocation call) {
        String in = Python.str(call.argument(1, "string", ""));
        return new ArrayList<@Nullable Object>(List.of(pattern(call, 3).split(in, -1)));
    }

    private record Match(List<@Nullable Object> all, int start, int end) implements JinjaObject {

        @Override
        public @Nullable Object attribute(String name) {
            return switch (name) {
                case "group" ->
                    (Callable) call -> {
                        Object index = call.argument(0, "group", 0L);
                        int at = index instanceof Long number ? number.intValue() : 0;
                        return at >= 0 && at < all.size() ? all.get(at) : null;
                    };
                case "groups" -> (Callable) call -> new Tuple(all.subList(1, all.size()));
                case "start" -> (Callable) call -> (long) start;
                case "end" -> (Callable) call -> (long) end;
                default -> NameResolver.UNKNOWN;
            };
        }
    }

    private static Map<String, @Nullable Object> itertools() {
        Map<String, @Nullable Object> itertools = new LinkedHashMap<>();
        itertools.put("chain", (Callable) call -> {
            List<@Nullable Object> all = new ArrayList<>();
            call.positional().forEach(part -> {
                if (part instanceof Iterable<?> items) {
                    items.forEach(all::add);
                }
            });
            return all;
        });
        itertools.put("product", (Callable) PythonModules::product);
        return itertools;
    }

    private static Object product(Invocation call) {
        List<List<@Nullable Object>> rows = new ArrayList<>(List.of(List.of()));
        for (Object part : call.positional()) {
            List<List<@Nullable Object>> next = new ArrayList<>();
            for (List<@Nullable Object> row : rows) {
                if (part instanceof Iterable<?> items) {
                    for (Object item : items) {
                        call.charge(row.size() + 1);
                        List<@Nullable Object> longer = new ArrayList<>(row);
                        longer.add(item);
                        next.add(longer);
                    }
                }
            }
            rows = next;
        }
        List<@Nullable Object> tuples = new ArrayList<>();
        rows.forEach(row -> tuples.add(new Tuple(row)));
        return tuples;
    }
}
