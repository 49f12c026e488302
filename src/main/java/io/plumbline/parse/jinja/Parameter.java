package io.plumbline.parse.jinja;

import org.jspecify.annotations.Nullable;

/** A macro's parameter; its default, if any, is evaluated at every call that leaves it out. */
public final class Parameter {

    private final String name;
    private final @Nullable Expression fallback;

    Parameter(String name, @Nullable Expression fallback) {
        this.name = name;
        this.fallback = fallback;
    }

    public String name() {
        return name;
    }

    /** Whether a call may leave it out (without it being undefined then). */
    public boolean optional() {
        return fallback != null;
    }

    @Nullable
    Expression fallback() {
        return fallback;
    }
}
