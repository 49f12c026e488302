package io.plumbline.parse.jinja;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The filters by name. */
final class Filters {

    /** One filter. */
    @FunctionalInterface
    interface Filter {
        @Nullable
        Object apply(@Nullable Object value, Invocation call);
    }

    private static final Map<String, Filter> ALL = all();

    private Filters() {}

    private static Map<String, Filter> all() {
        Map<String, Filter> all = new TreeMap<>();
        TextFilters.register(all);
        MarkupFilters.register(all);
        NumberFilters.register(all);
        SequenceFilters.register(all);
        SelectFilters.register(all);
        ValueFilters.register(all);
        return Map.copyOf(all);
    }

    static boolean exists(String name) {
        return ALL.containsKey(name);
    }

    static @Nullable Object apply(String name, @Nullable Object value, Invocation call) {
        Filter filter = ALL.get(name);
        if (filter == null) {
            throw new Fault("No filter named '" + name + "'.");
        }
        return filter.apply(value, call);
    }
}
