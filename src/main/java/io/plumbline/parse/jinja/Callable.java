package io.plumbline.parse.jinja;

import org.jspecify.annotations.Nullable;

/** A value that a template can call. */
@FunctionalInterface
public interface Callable {

    /**
     * Calls it.
     *
     * @throws JinjaError where the arguments do not fit ({@link Invocation#error} makes one that knows its place)
     */
    @Nullable
    Object call(Invocation invocation);
}
