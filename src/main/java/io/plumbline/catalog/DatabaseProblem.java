package io.plumbline.catalog;

/** The database cannot be used, and a person can mend it. The message is one line without a secret in it. */
public final class DatabaseProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;

    /**
     * @param problem what was found, where, and what was expected, in one line
     * @param action what to do, in one line
     */
    public DatabaseProblem(String problem, String action) {
        super(problem);
        this.action = action;
    }

    DatabaseProblem(String problem, String action, Throwable cause) {
        super(problem, cause);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
