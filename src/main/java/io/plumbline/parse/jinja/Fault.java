package io.plumbline.parse.jinja;

/** An error that does not know its place yet; the statement that runs gives it one. */
final class Fault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final JinjaError.Kind kind;

    Fault(String message) {
        this(JinjaError.Kind.RUNTIME, message);
    }

    Fault(JinjaError.Kind kind, String message) {
        super(message, null, false, false);
        this.kind = kind;
    }

    JinjaError at(String template, int line) {
        return new JinjaError(kind, String.valueOf(getMessage()), template, line);
    }
}
