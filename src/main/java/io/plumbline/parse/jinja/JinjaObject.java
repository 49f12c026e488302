package io.plumbline.parse.jinja;

import org.jspecify.annotations.Nullable;

/**
 * A value with attributes, such as {@code target} or a package's namespace of macros. It prints as its
 * {@code toString}, is true, and equals as {@code equals} says. It may be {@link Callable} or {@link Iterable} as well.
 */
public interface JinjaObject {

    /** The attribute, {@code null} for None, or {@link NameResolver#UNKNOWN} where there is none of that name. */
    @Nullable
    Object attribute(String name);

    /** {@code object[key]}, by the attribute of that name unless overridden. */
    default @Nullable Object item(@Nullable Object key) {
        return key instanceof String name ? attribute(name) : NameResolver.UNKNOWN;
    }

    /** Whether the test {@code is mapping} holds, as it does for dbt's relations. */
    default boolean mapping() {
        return false;
    }

    /**
     * {@code object operator other}, or {@code other operator object} where reflected; {@link NameResolver#UNKNOWN}
     * where it has no such operator.
     */
    default @Nullable Object operate(String operator, @Nullable Object other, boolean reflected) {
        return NameResolver.UNKNOWN;
    }
}
