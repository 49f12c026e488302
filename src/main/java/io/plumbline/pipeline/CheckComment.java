package io.plumbline.pipeline;

import io.plumbline.deliver.ReviewComment;
import io.plumbline.job.UserError;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The comment of a check on the pull or merge request that a CI job runs for. */
public final class CheckComment {

    private final ReviewComment comment;

    private CheckComment(ReviewComment comment) {
        this.comment = comment;
    }

    /**
     * Finds the request that the environment names, so that a mistake is told before the check.
     *
     * @throws UserError of kind INPUT where it names none, or no token
     */
    public static CheckComment of(Map<String, String> environment) {
        return new CheckComment(ReviewComment.of(environment));
    }

    /**
     * Writes what the check found, or brings the comment of an earlier check up to date. A check that found nothing writes no
     * new comment.
     *
     * @return what was done, one line
     * @throws UserError of kind SOURCE where the host refuses or is silent
     */
    public String put(Check check) {
        String text = new String(check.render("comment"), StandardCharsets.UTF_8);
        return comment.put(text, !check.findings().isEmpty());
    }
}
