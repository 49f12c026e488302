package io.plumbline.job;

/**
 * A mistake of the person, or of the world around us, that the person can mend. Printed as two lines, never with a stack
 * trace.
 */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String action;

    /** Decides the exit code. */
    public enum Kind {
        /** Bad input or configuration: exit code 2. */
        INPUT,
        /** A source, an approval or a budget stopped it: exit code 3. */
        SOURCE
    }

    /**
     * @param problem where, what was found and what was expected, in one line
     * @param action what to do, in one line
     */
    public UserError(Kind kind, String problem, String action) {
        super(problem);
        this.kind = kind;
        this.action = action;
    }

    public static UserError input(String problem, String action) {
        return new UserError(Kind.INPUT, problem, action);
    }

    public static UserError source(String problem, String action) {
        return new UserError(Kind.SOURCE, problem, action);
    }

    public Kind kind() {
        return kind;
    }

    public String action() {
        return action;
    }
}
