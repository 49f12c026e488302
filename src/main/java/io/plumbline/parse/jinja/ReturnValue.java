package io.plumbline.parse.jinja;

import org.jspecify.annotations.Nullable;

/**
 * Ends the running macro with a value: what dbt's {@code return(x)} throws. The innermost macro that was called catches
 * it; outside a macro it ends the template.
 */
public final class ReturnValue extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final transient @Nullable Object value;

    public ReturnValue(@Nullable Object value) {
        super("return", null, false, false);
        this.value = value;
    }

    public @Nullable Object value() {
        return value;
    }
}
