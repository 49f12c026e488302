package io.plumbline.own;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.Program;
import java.util.Map;

/**
 * A compiled expression.
 *
 * @param kind of the thing it is about
 * @param text as it is written
 */
record Expression(Kind kind, String text, Program program) {

    /** An expression has no value for a thing; the message says why, without the name of the thing. */
    static final class NoValue extends Exception {
        private static final long serialVersionUID = 1L;

        NoValue(String why) {
            super(why);
        }
    }

    /**
     * Its value for a thing.
     *
     * @param facts the thing's fields, as {@link Facts} gives them
     */
    Object of(Map<String, Object> facts) throws NoValue {
        try {
            return program.eval(Map.of(kind.word(), facts));
        } catch (CelEvaluationException e) {
            String said = String.valueOf(e.getMessage()).replaceFirst("^evaluation error[^:]*:(\\d+:)? ?", "");
            throw new NoValue("`" + text.strip() + "`: " + said);
        }
    }

    /** Whether it is true of a thing. */
    boolean holds(Map<String, Object> facts) throws NoValue {
        if (of(facts) instanceof Boolean truth) {
            return truth;
        }
        throw new NoValue("`" + text.strip() + "` is neither true nor false");
    }
}
