package io.plumbline.parse.jinja;

import org.jspecify.annotations.Nullable;

/** Text that {@code as_bool}, {@code as_number} or {@code as_native} marked to be read as a Python literal. */
record NativeText(String text, Kind kind) {

    enum Kind {
        BOOL,
        NUMBER,
        NATIVE
    }

    @Nullable
    Object value() {
        Object value = PythonLiteral.read(text);
        boolean fits =
                switch (kind) {
                    case BOOL -> value instanceof Boolean;
                    case NUMBER -> value instanceof Number;
                    case NATIVE -> true;
                };
        if (!fits) {
            throw new Fault("Could not convert value '" + text + "' into type '"
                    + (kind == Kind.BOOL ? "bool" : "number") + "'");
        }
        return value;
    }

    @Override
    public String toString() {
        return text;
    }
}
