package io.plumbline.parse.jinja;

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

    static Undefined attribute(Object owner, String name) {
        String reason = "'" + Python.typeName(owner) + "' has no attribute '" + name + "'";
        return new Undefined(name, reason, false);
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
