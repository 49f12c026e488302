package io.plumbline.parse.jinja;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Attributes, items and calls of any value. */
final class Members {

    private Members() {}

    /** {@code owner.name}: Python's attribute first, then the item, as jinja2 looks. */
    static @Nullable Object attribute(@Nullable Object owner, String name, boolean lenient) {
        if (owner instanceof Undefined undefined) {
            return undefined.child(name);
        }
        if (owner instanceof JinjaObject object) {
            Object value = object.attribute(name);
            value = value == NameResolver.UNKNOWN ? object.item(name) : value;
            return value == NameResolver.UNKNOWN ? Undefined.member(owner, name, lenient) : value;
        }
        if (Methods.has(owner, name)) {
            return (Callable) call -> Methods.call(owner, name, call);
        }
        if (owner instanceof Map<?, ?> map && map.containsKey(name)) {
            return map.get(name);
        }
        return Undefined.member(owner, name, lenient);
    }

    /** {@code owner[key]}: the item first, then Python's attribute. */
    static @Nullable Object item(@Nullable Object owner, @Nullable Object key, boolean lenient) {
        if (owner instanceof Undefined undefined) {
            return undefined.child(Text.str(key));
        }
        if (owner instanceof JinjaObject object) {
            Object value = object.item(key);
            return value == NameResolver.UNKNOWN ? Undefined.member(owner, key, lenient) : value;
        }
        if (owner instanceof Map<?, ?> map && !(key instanceof List<?> && !(key instanceof Tuple))) {
            Object found = Keys.find(map, key);
            if (map.containsKey(found)) {
                return map.get(found);
            }
        }
        if (Numbers.isInteger(key) && (owner instanceof List<?> || owner instanceof String)) {
            return Slicing.at(owner, Numbers.index(key, "index"), lenient);
        }
        boolean method = key instanceof String name && Methods.has(owner, name);
        return method ? attribute(owner, Text.str(key), lenient) : Undefined.member(owner, key, lenient);
    }

    static @Nullable Object call(@Nullable Object callee, Invocation invocation) {
        if (callee instanceof Callable callable) {
            return callable.call(invocation);
        }
        if (callee instanceof Undefined undefined) {
            if (undefined.lenient()) {
                return undefined;
            }
            throw new Fault(undefined.reason());
        }
        throw new Fault("'" + Values.typeName(callee) + "' object is not callable");
    }
}
