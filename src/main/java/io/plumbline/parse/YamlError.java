package io.plumbline.parse;

/** A YAML text that cannot be read: what is wrong and on which line. */
public final class YamlError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final int line;

    public YamlError(String reason, int line) {
        super("line " + line + ": " + reason, null, false, false);
        this.reason = reason;
        this.line = line;
    }

    /** The message without the line. */
    public String reason() {
        return reason;
    }

    /** 1-based. */
    public int line() {
        return line;
    }
}
