package io.plumbline.parse.jinja;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of Python's own types. */
final class Methods {

    private Methods() {}

    static boolean has(@Nullable Object owner, String name) {
        if (owner instanceof String) {
            return StringMethods.NAMES.contains(name);
        }
        if (owner instanceof Map<?, ?>) {
            return DictMethods.NAMES.contains(name);
        }
        if (owner instanceof Tuple || owner instanceof Range) {
            return name.equals("index") || name.equals("count");
        }
        if (owner instanceof List<?>) {
            return !(owner instanceof DictView) && ListMethods.NAMES.contains(name);
        }
        if (owner instanceof Set<?>) {
            return SetMethods.NAMES.contains(name);
        }
        return owner != null && Numbers.is(owner) && NumberMethods.has(owner, name);
    }

    /** Calls a method that {@link #has} knows. */
    @SuppressWarnings("unchecked") // values of these types hold template values
    static @Nullable Object call(@Nullable Object owner, String name, Invocation call) {
        if (owner instanceof String text) {
            return StringMethods.call(text, name, call);
        }
        if (owner instanceof Map<?, ?> map) {
            return DictMethods.call((Map<@Nullable Object, @Nullable Object>) map, name, call);
        }
        if (owner instanceof List<?> list) {
            return ListMethods.call((List<@Nullable Object>) list, name, call);
        }
        if (owner instanceof Set<?> set) {
            return SetMethods.call((Set<@Nullable Object>) set, name, call);
        }
        if (owner == null) {
            throw new Fault("None has no methods");
        }
        return NumberMethods.call(owner, name);
    }

    static String text(Invocation call, int index, String name) {
        return text(call.argument(index, name, null), name);
    }

    static String text(@Nullable Object value, String what) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Undefined undefined) {
            throw new Fault(undefined.reason());
        }
        throw new Fault("argument '" + what + "' must be str, not " + Values.typeName(value));
    }
}
