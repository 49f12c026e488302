package io.plumbline.parse.jinja;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a template can see from outside: its variables first, then what the resolver finds, then Jinja's own globals
 * (range, dict, namespace, cycler, joiner).
 *
 * @param variables read and never changed; the values are those {@link Python} lists
 * @param resolver asked for any other name
 * @param lenient whether an undefined value can be called and have attributes, giving an undefined value again, as dbt
 *     has it while it parses a node (but not inside the macros the node calls)
 */
public record Scope(Map<String, ?> variables, NameResolver resolver, boolean lenient) {

    public Scope(Map<String, ?> variables, NameResolver resolver) {
        this(variables, resolver, false);
    }

    public static Scope of(Map<String, ?> variables) {
        return new Scope(variables, NameResolver.NONE, false);
    }

    /** Whether Jinja knows a name that nothing else gives. */
    public static boolean isGlobal(String name) {
        return Globals.lookup(name) != NameResolver.UNKNOWN;
    }

    @Nullable
    Object lookup(String name) {
        Object value = variables.get(name);
        if (value != null || variables.containsKey(name)) {
            return value;
        }
        value = resolver.resolve(name);
        return value == NameResolver.UNKNOWN ? Globals.lookup(name) : value;
    }
}
