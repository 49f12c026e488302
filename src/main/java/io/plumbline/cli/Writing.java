package io.plumbline.cli;

import java.io.PrintWriter;
import java.util.function.Consumer;

/**
 * Shows on a terminal that a language model is writing, a dot for each piece; what it writes is shown once it was
 * checked.
 */
final class Writing implements Consumer<String> {

    private final PrintWriter err;
    private boolean begun;

    Writing(PrintWriter err) {
        this.err = err;
    }

    @Override
    public void accept(String piece) {
        begun = true;
        err.print('.');
        err.flush();
    }

    /** Ends the line of dots, if there is one. */
    void end() {
        if (begun) {
            err.println();
            err.flush();
        }
    }
}
