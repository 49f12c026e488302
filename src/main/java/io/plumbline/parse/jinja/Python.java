package io.plumbline.parse.jinja;

import org.jspecify.annotations.Nullable;

/**
 * What Python makes of a value. Values are: {@code null} (None), Boolean, Long or BigInteger, Double, String, List
 * (mutable), {@link Tuple}, Map (insertion order), Set, {@link Undefined}, {@link Callable}, {@link JinjaObject}.
 */
public final class Python {

    private Python() {}

    /** {@code str(value)}. */
    public static String str(@Nullable Object value) {
        return Text.str(value);
    }

    /** {@code repr(value)}. */
    public static String repr(@Nullable Object value) {
        return Text.repr(value);
    }

    /** {@code bool(value)}. */
    public static boolean truthy(@Nullable Object value) {
        return Values.truthy(value);
    }

    /** {@code a == b}: numbers by value, True as 1, a list never as a tuple. */
    public static boolean equal(@Nullable Object a, @Nullable Object b) {
        return Values.equal(a, b);
    }

    /** {@code type(value).__name__}. */
    public static String typeName(@Nullable Object value) {
        return Values.typeName(value);
    }

    /**
     * A Java value (from YAML or JSON) as a template value, deeply: Integer to Long, Float to Double, lists and maps
     * copied so that templates can change them.
     */
    public static @Nullable Object value(@Nullable Object java) {
        return new Conversion().of(java);
    }

    /** {@code json.dumps(value, sort_keys=sortKeys)} with Python's separators. */
    public static String json(@Nullable Object value, boolean sortKeys) {
        return Json.write(value, sortKeys);
    }
}
