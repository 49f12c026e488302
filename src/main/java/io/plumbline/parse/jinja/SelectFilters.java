package io.plumbline.parse.jinja;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Filters that apply a filter or test to every item; lazy, as Python's generators are. */
final class SelectFilters {

    private SelectFilters() {}

    static void register(Map<String, Filters.Filter> all) {
        all.put("map", SelectFilters::map);
        all.put("select", (value, call) -> select(value, call, false, true));
        all.put("reject", (value, call) -> select(value, call, false, false));
        all.put("selectattr", (value, call) -> select(value, call, true, true));
        all.put("rejectattr", (value, call) -> select(value, call, true, false));
    }

    private static Object map(@Nullable Object value, Invocation call) {
        List<@Nullable Object> given = call.positional();
        UnaryOperator<@Nullable Object> function;
        if (given.isEmpty() && call.named().containsKey("attribute")) {
            AttributePath path = new AttributePath(
                    call.named().get("attribute"), call.named().get("default"));
            function = path::of;
        } else if (given.isEmpty()) {
            throw new Fault("map requires a filter argument");
        } else {
            String filter = Text.str(given.get(0));
            Invocation rest = call.with(given.subList(1, given.size()), call.named());
            function = item -> Filters.apply(filter, item, rest);
        }
        return lazy(value, call, item -> true, function);
    }

    private static Object select(@Nullable Object value, Invocation call, boolean attribute, boolean wanted) {
        List<@Nullable Object> given = call.positional();
        int offset = attribute ? 1 : 0;
        if (given.size() < offset) {
            throw new Fault("Missing parameter for attribute name");
        }
        AttributePath path = new AttributePath(attribute ? given.get(0) : null, null);
        if (given.size() == offset) {
            return lazy(value, call, item -> Values.truthy(path.of(item)) == wanted, item -> item);
        }
        String test = Text.str(given.get(offset));
        Invocation rest = call.with(given.subList(offset + 1, given.size()), call.named());
        return lazy(value, call, item -> Tests.holds(test, path.of(item), rest) == wanted, item -> item);
    }

    private static Generator lazy(
            @Nullable Object value,
            Invocation call,
            Predicate<@Nullable Object> kept,
            UnaryOperator<@Nullable Object> function) {
        Iterator<@Nullable Object> items = Values.truthy(value)
                ? Iteration.over(value)
                : List.<@Nullable Object>of().iterator();
        return new Generator(new Lazy(items, call.meter(), kept, function));
    }

    /** Computes each item when it is asked for. */
    private static final class Lazy implements Iterator<@Nullable Object> {

        private final Iterator<@Nullable Object> items;
        private final Meter meter;
        private final Predicate<@Nullable Object> kept;
        private final UnaryOperator<@Nullable Object> function;
        private boolean ready;
        private @Nullable Object next;

        Lazy(
                Iterator<@Nullable Object> items,
                Meter meter,
                Predicate<@Nullable Object> kept,
                UnaryOperator<@Nullable Object> function) {
            this.items = items;
            this.meter = meter;
            this.kept = kept;
            this.function = function;
        }

        @Override
        public boolean hasNext() {
            while (!ready && items.hasNext()) {
                meter.step();
                Object item = items.next();
                if (kept.test(item)) {
                    next = function.apply(item);
                    ready = true;
                }
            }
            return ready;
        }

        @Override
        public @Nullable Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            ready = false;
            return next;
        }
    }
}
