package io.plumbline.parse.jinja;

import org.jspecify.annotations.Nullable;

/**
 * A name that is not there. It prints as nothing, is false and empty; anything else done to it raises, unless it is
 * lenient: then its attributes, items and results are undefined again.
 *
 * @param name what was looked for
 * @param reason the message of the error it raises
 */
public record Undefined(String name, String reason, boolean lenient) {

    static Undefined variable(String name, boolean lenient) {
        return new Undefined(name, "'" + name + "' is undefined", lenient);
    }

    static Undefined member(@Nullable Object owner, @Nullable Object key, boolean lenient) {
        String what = key instanceof String name ? "attribute '" + name + "'" : "element " + Text.repr(key);
        String reason = "'" + Values.describe(owner) + "' has no " + what;
        return new Undefined(Text.str(key), reason, lenient);
    }

    Undefined child(String attribute) {
        if (!lenient) {
            throw new Fault(reason);
        }
        return new Undefined(attribute, "'" + attribute + "' is undefined", true);
    }

    @Override
    public String toString() {
        return "";
    }
}
