package io.plumbline.parse.jinja;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names that every template knows. */
final class Globals {

    private static final Map<String, Callable> ALL = Map.of(
            "range", Globals::range,
            "dict", Globals::dict,
            "namespace", Globals::namespace,
            "cycler", call -> new Cycler(call.positional()),
            "joiner", call -> new Joiner(Text.str(call.argument(0, "sep", ", "))));

    private Globals() {}

    static Object lookup(String name) {
        Callable callable = ALL.get(name);
        return callable == null ? NameResolver.UNKNOWN : callable;
    }

    private static Object range(Invocation call) {
        List<@Nullable Object> given = call.positional();
        if (given.isEmpty() || given.size() > 3) {
            throw new Fault("range expected 1 to 3 arguments, got " + given.size());
        }
        long[] numbers = new long[given.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Numbers.index(given.get(i), "range() arguments");
        }
        return numbers.length == 1
                ? new Range(0, numbers[0], 1)
                : new Range(numbers[0], numbers[1], numbers.length == 3 ? numbers[2] : 1);
    }

    static Map<@Nullable Object, @Nullable Object> dict(Invocation call) {
        Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
        if (!call.positional().isEmpty()) {
            fill(map, call.positional().get(0), call.meter());
        }
        map.putAll(call.named());
        call.charge(map.size());
        return map;
    }

    /** Adds the entries of a dict, or the pairs of a sequence. */
    static void fill(Map<@Nullable Object, @Nullable Object> map, @Nullable Object from, Meter meter) {
        if (from instanceof Map<?, ?> other) {
            meter.charge(other.size());
            for (Map.Entry<?, ?> entry : List.copyOf(other.entrySet())) {
                Keys.put(map, entry.getKey(), entry.getValue());
            }
            return;
        }
        Iterator<@Nullable Object> pairs = Iteration.over(from);
        while (pairs.hasNext()) {
            List<@Nullable Object> pair = Iteration.list(pairs.next(), meter);
            if (pair.size() != 2) {
                throw new Fault("dictionary update sequence element has length " + pair.size() + "; 2 is required");
            }
            Keys.put(map, pair.get(0), pair.get(1));
        }
    }

    private static Object namespace(Invocation call) {
        Namespace namespace = new Namespace();
        dict(call).forEach((name, value) -> namespace.set(Text.str(name), value));
        return namespace;
    }

    /** What {@code cycler(a, b)} gives. */
    private static final class Cycler implements JinjaObject {

        private final List<@Nullable Object> items;
        private int at;

        Cycler(List<@Nullable Object> items) {
            if (items.isEmpty()) {
                throw new Fault("at least one item has to be provided");
            }
            this.items = items;
        }

        @Override
        public @Nullable Object attribute(String name) {
            return switch (name) {
                case "current" -> items.get(at);
                case "next" ->
                    (Callable) call -> {
                        Object current = items.get(at);
                        at = (at + 1) % items.size();
                        return current;
                    };
                case "reset" ->
                    (Callable) call -> {
                        at = 0;
                        return null;
                    };
                default -> NameResolver.UNKNOWN;
            };
        }
    }

    /** What {@code joiner(sep)} gives: nothing at first, the separator afterwards. */
    private static final class Joiner implements Callable {

        private final String separator;
        private boolean used;

        Joiner(String separator) {
            this.separator = separator;
        }

        @Override
        public Object call(Invocation invocation) {
            String text = used ? separator : "";
            used = true;
            return text;
        }
    }
}
