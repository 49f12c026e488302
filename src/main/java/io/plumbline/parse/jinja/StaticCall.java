package io.plumbline.parse.jinja;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call as it stands in the text, whether or not rendering reaches it.
 *
 * @param name the called name, dotted where it is an attribute of a name: {@code ref}, {@code builtins.ref}
 * @param positional the arguments in order
 * @param named the keyword arguments in order
 * @param line 1-based, of the called name
 * @param conditional whether it stands in a branch, a loop, a macro or a call block
 * @param macro the macro that encloses it, if any
 */
public record StaticCall(
        String name,
        List<Argument> positional,
        Map<String, Argument> named,
        int line,
        boolean conditional,
        @Nullable String macro) {

    /**
     * One argument.
     *
     * @param literal whether the text says the value; only then {@code value} means anything
     */
    public record Argument(boolean literal, @Nullable Object value) {}

    public StaticCall {
        positional = List.copyOf(positional);
        named = Collections.unmodifiableMap(new LinkedHashMap<>(named));
    }

    /** Whether every argument is a literal and nothing is spread with {@code *} or {@code **}. */
    public boolean literal() {
        return positional.stream().allMatch(Argument::literal)
                && named.values().stream().allMatch(Argument::literal);
    }
}
