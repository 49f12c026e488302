package io.plumbline.llm;

import dev.langchain4j.exception.HttpException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a provider gave no answer, in our words: what it sent with a failure may repeat a prompt or a key. */
final class WireProblem extends HttpException {

    private static final long serialVersionUID = 1L;

    private final String action;
    private final boolean again;
    private final @Nullable Duration asked;

    private WireProblem(int status, String problem, String action, boolean again, @Nullable Duration asked) {
        super(status, problem);
        this.action = action;
        this.again = again;
        this.asked = asked;
    }

    String action() {
        return action;
    }

    /** Whether the same request may be answered later. */
    boolean again() {
        return again;
    }

    /** How long the provider asks to wait. */
    Optional<Duration> asked() {
        return Optional.ofNullable(asked);
    }

    /** The one behind an exception of a client. */
    static Optional<WireProblem> in(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof WireProblem problem) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }

    static WireProblem status(int status, int attempt, Optional<Duration> asked) {
        String tries = attempt == 1 ? "" : ", " + attempt + " times";
        return switch (status) {
            case 401, 403 ->
                new WireProblem(status, "it refused the key (" + status + ")", "Check PLUMBLINE_LLM_KEY.", false, null);
            case 404 ->
                new WireProblem(
                        status,
                        "it knows no such model or address (404)",
                        "Check plumbline.llm.model and plumbline.llm.base-url.",
                        false,
                        null);
            case 429 ->
                new WireProblem(
                        status,
                        "it asked to wait (429" + tries + ")",
                        asked.map(time -> "Try again in " + time.toSeconds() + " seconds.")
                                .orElse("Try again later."),
                        true,
                        asked.orElse(null));
            case 500, 502, 503, 504, 529 ->
                new WireProblem(
                        status, "it failed (" + status + tries + ")", "Try again later.", true, asked.orElse(null));
            default ->
                new WireProblem(
                        status,
                        "it refused the request (" + status + ")",
                        "Check plumbline.llm.model and plumbline.llm.base-url.",
                        false,
                        null);
        };
    }

    /** There was no answer at all. */
    static WireProblem unreached(IOException e, int attempt, long end) {
        if (System.nanoTime() >= end) {
            return late();
        }
        boolean refused = e instanceof java.net.ConnectException;
        return new WireProblem(
                0,
                refused
                        ? "nothing listens there" + (attempt == 1 ? "" : " (" + attempt + " tries)")
                        : "the connection broke",
                "Check plumbline.llm.base-url.",
                refused,
                null);
    }

    /** An answer began and did not end. */
    static WireProblem broken(IOException e, long end) {
        if (System.nanoTime() >= end) {
            return late();
        }
        return new WireProblem(
                0,
                "the answer is too long".equals(e.getMessage()) ? "its answer is too long" : "its answer broke off",
                "Try again later.",
                false,
                null);
    }

    private static WireProblem late() {
        return new WireProblem(
                0, "it gave no answer in time", "Give it longer with plumbline.llm.timeout-seconds.", false, null);
    }
}
