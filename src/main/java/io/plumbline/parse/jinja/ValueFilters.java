package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Filters that pick, combine or mark values, dbt's among them. */
final class ValueFilters {

    private ValueFilters() {}

    static void register(Map<String, Filters.Filter> all) {
        Filters.Filter otherwise = ValueFilters::otherwise;
        all.put("default", otherwise);
        all.put("d", otherwise);
        Filters.Filter length = (value, call) -> (long) Values.length(value);
        all.put("length", length);
        all.put("count", length);
        all.put("attr", (value, call) -> attribute(value, Text.str(call.argument(0, "name", ""))));
        all.put("first", (value, call) -> first(value));
        all.put("last", ValueFilters::last);
        all.put("random", ValueFilters::random);
        all.put("items", ValueFilters::items);
        all.put("join", ValueFilters::join);
        all.put("sum", ValueFilters::sum);
        all.put("as_text", (value, call) -> call.meter().wantsValue() ? TextFilters.text(value, call) : value);
        all.put("as_bool", (value, call) -> mark(value, call, NativeText.Kind.BOOL));
        all.put("as_number", (value, call) -> mark(value, call, NativeText.Kind.NUMBER));
        all.put("as_native", (value, call) -> mark(value, call, NativeText.Kind.NATIVE));
    }

    private static @Nullable Object mark(@Nullable Object value, Invocation call, NativeText.Kind kind) {
        return call.meter().wantsValue() ? new NativeText(TextFilters.text(value, call), kind) : value;
    }

    private static @Nullable Object otherwise(@Nullable Object value, Invocation call) {
        boolean falsy = Values.truthy(call.argument(1, "boolean", false)) && !Values.truthy(value);
        return value instanceof Undefined || falsy ? call.argument(0, "default_value", "") : value;
    }

    private static @Nullable Object attribute(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> && !Methods.has(value, name)) {
            return Undefined.member(value, name, false);
        }
        return Members.attribute(value, name, false);
    }

    private static @Nullable Object first(@Nullable Object value) {
        Iterator<@Nullable Object> items = Iteration.over(value);
        return items.hasNext() ? items.next() : new Undefined("first", "No first item, sequence was empty.", false);
    }

    private static @Nullable Object last(@Nullable Object value, Invocation call) {
        if (value instanceof Generator) {
            throw new Fault("'generator' object is not reversible");
        }
        List<@Nullable Object> items = Iteration.list(value, call.meter());
        return items.isEmpty()
                ? new Undefined("last", "No last item, sequence was empty.", false)
                : items.get(items.size() - 1);
    }

    /** The same item for the same content, in every run. */
    private static @Nullable Object random(@Nullable Object value, Invocation call) {
        List<@Nullable Object> items = Iteration.list(value, call.meter());
        if (items.isEmpty()) {
            return new Undefined("random", "No random item, sequence was empty.", false);
        }
        return items.get(new Random(Text.str(items, call.meter()).hashCode()).nextInt(items.size()));
    }

    private static Object items(@Nullable Object value, Invocation call) {
        if (value instanceof Undefined) {
            return new ArrayList<>();
        }
        if (value instanceof Map<?, ?> map) {
            List<@Nullable Object> pairs = new ArrayList<>();
            map.forEach((key, item) -> pairs.add(Tuple.of(key, item)));
            call.charge(pairs.size());
            return new Generator(pairs.iterator());
        }
        throw new Fault("Can only get item pairs from a mapping.");
    }

    private static Object join(@Nullable Object value, Invocation call) {
        String separator = Text.str(call.argument(0, "d", ""));
        Object attribute = call.argument(1, "attribute", null);
        AttributePath path = new AttributePath(attribute, null);
        StringBuilder out = new StringBuilder();
        Iterator<@Nullable Object> items = Iteration.over(value);
        String before = "";
        while (items.hasNext()) {
            String text = Text.str(path.of(items.next()));
            call.charge(1L + before.length() + text.length());
            out.append(before).append(text);
            before = separator;
        }
        return out.toString();
    }

    private static @Nullable Object sum(@Nullable Object value, Invocation call) {
        AttributePath path = new AttributePath(call.argument(0, "attribute", null), null);
        Object total = call.argument(1, "start", 0L);
        if (total instanceof String) {
            throw new Fault("sum() can't sum strings [use ''.join(seq) instead]");
        }
        for (Object item : Iteration.list(value, call.meter())) {
            total = Arithmetic.apply("+", total, path.of(item), call.meter());
        }
        return total;
    }
}
