package io.plumbline.pipeline;

import io.plumbline.catalog.DatabaseProblem;
import io.plumbline.job.UserError;
import io.plumbline.model.Readiness;
import io.plumbline.model.Redaction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a run would need, and what a look at it found.
 *
 * @param name as jobs.yml calls it; for a delivery its job and its line
 * @param type of the source or channel, or the provider of a language model; empty for the database
 * @param found null where it cannot be used
 * @param problem why it cannot be used, without a secret, null where it can
 */
public record Examined(
        Part part,
        String name,
        String type,
        @Nullable Readiness found,
        @Nullable Problem problem) {

    /** What kind of thing it is. */
    public enum Part {
        DATABASE,
        MODEL,
        SOURCE,
        DELIVERY
    }

    /** How it stands, the best first. */
    public enum State {
        READY,
        /** It can be used, and part of it stays hidden. */
        GAPS,
        FAILED
    }

    /**
     * Why something cannot be used.
     *
     * @param kind decides the exit code
     */
    public record Problem(UserError.Kind kind, String problem, String action) {}

    /** Looks, and takes what a person can mend as what was found. */
    static Examined of(Part part, String name, String type, Supplier<Readiness> look) {
        try {
            return new Examined(part, name, type, look.get(), null);
        } catch (UserError e) {
            return failed(part, name, type, e.kind(), String.valueOf(e.getMessage()), e.action());
        } catch (DatabaseProblem e) {
            return failed(part, name, type, UserError.Kind.SOURCE, String.valueOf(e.getMessage()), e.action());
        }
    }

    private static Examined failed(
            Part part, String name, String type, UserError.Kind kind, String problem, String action) {
        Redaction redaction = new Redaction();
        return new Examined(part, name, type, null, new Problem(kind, redaction.text(problem), redaction.text(action)));
    }

    public State state() {
        return found == null ? State.FAILED : found.gaps().isEmpty() ? State.READY : State.GAPS;
    }
}
