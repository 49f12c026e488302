package io.plumbline.llm;

import io.plumbline.job.UserError;

/** The language model gave no answer that can be used, and why. Whoever asked goes on without it, or stops. */
public final class Unanswered extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String action;
    private final boolean budget;

    private Unanswered(String reason, String action, boolean budget) {
        super(reason);
        this.action = action;
        this.budget = budget;
    }

    static Unanswered budget(String reason, String setting) {
        return new Unanswered(reason, "Raise plumbline.llm." + setting + " to allow more.", true);
    }

    static Unanswered because(String reason, String action) {
        return new Unanswered(reason, action, false);
    }

    /** Whether a budget did not allow the call. */
    public boolean overBudget() {
        return budget;
    }

    /** What to do. */
    public String action() {
        return action;
    }

    /** For a command that cannot go on. */
    public UserError stop() {
        return UserError.source(String.valueOf(getMessage()), action);
    }
}
