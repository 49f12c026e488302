package io.plumbline.sql.parser;

import io.plumbline.sql.Problem;

/** Unwinds the parser to the nearest place that can go on. Carries no stack trace: it is thrown often. */
final class ParseFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    ParseFailure(Problem problem) {
        super(problem.message(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
