package io.plumbline.parse.jinja;

import org.jspecify.annotations.Nullable;

/** Finds the value of a name that neither the template nor the scope's variables define: macros, for instance. */
@FunctionalInterface
public interface NameResolver {

    /** What stands for "no such name", because {@code null} is None. */
    Object UNKNOWN = new Object() {
        @Override
        public String toString() {
            return "unknown";
        }
    };

    /** Knows no name. */
    NameResolver NONE = name -> UNKNOWN;

    /** The value ({@code null} for None) or {@link #UNKNOWN}. Asked on every use of the name, so it should be fast. */
    @Nullable
    Object resolve(String name);
}
