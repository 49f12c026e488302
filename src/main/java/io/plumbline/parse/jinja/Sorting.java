package io.plumbline.parse.jinja;

import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Orders for sort and its relatives. */
final class Sorting {

    private Sorting() {}

    static Comparator<@Nullable Object> natural(boolean reverse) {
        Comparator<@Nullable Object> order = (a, b) -> Values.compare(a, b, "<");
        return reverse ? (a, b) -> order.compare(b, a) : order;
    }

    /** Text without regard to case, as jinja2 compares by default. */
    static @Nullable Object folded(@Nullable Object value, boolean caseSensitive) {
        return !caseSensitive && value instanceof String text ? text.toLowerCase(Locale.ROOT) : value;
    }
}
