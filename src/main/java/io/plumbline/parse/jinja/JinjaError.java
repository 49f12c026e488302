package io.plumbline.parse.jinja;

/** A template that cannot be read or rendered: what is wrong, in which template, on which line. */
public final class JinjaError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why it failed. */
    public enum Kind {
        /** The text is no Jinja. */
        SYNTAX,
        /** Rendering raised, as Python would have. */
        RUNTIME,
        /** A budget was used up. */
        LIMIT,
        /** Jinja that Plumbline leaves out on purpose: include, import, extends, block. */
        UNSUPPORTED
    }

    private final Kind kind;
    private final String reason;
    private final String template;
    private final int line;

    public JinjaError(Kind kind, String reason, String template, int line) {
        super(template + ":" + line + ": " + reason, null, false, false);
        this.kind = kind;
        this.reason = reason;
        this.template = template;
        this.line = line;
    }

    public JinjaError(String reason, String template, int line) {
        this(Kind.RUNTIME, reason, template, line);
    }

    public Kind kind() {
        return kind;
    }

    /** The message without the place. */
    public String reason() {
        return reason;
    }

    public String template() {
        return template;
    }

    /** 1-based; of the innermost template or macro that was running. */
    public int line() {
        return line;
    }
}
