package io.plumbline.fix.account;

/** Why a statement is not proven whose finding is about the past: no setting changes what has happened. */
final class History {

    static final String BILLED = "what was billed stays billed, so only the days after it can show that it helps";

    static final String KEPT =
            "what is kept goes only as the days pass, so only the days after it can show that it helps";

    static final String RUN = "what was run stays in the history, so only the days after it can show that it helps";

    private History() {}
}
