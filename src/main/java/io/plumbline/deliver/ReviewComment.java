package io.plumbline.deliver;

import io.plumbline.job.UserError;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The one comment of Plumbline on the pull or merge request that a CI job runs for. It is found again by the hidden first line of
 * its text and by its author, so that somebody else's comment that quotes the line is never touched; it is edited in place, and
 * never approves anything. Stateless; safe for concurrent use.
 */
public final class ReviewComment {

    private final Review review;

    private ReviewComment(Review review) {
        this.review = review;
    }

    /**
     * The comment on the review that the environment of GitHub Actions or GitLab CI names.
     *
     * @param environment the variables of the process
     * @throws UserError of kind INPUT where the environment names no review or no token
     */
    public static ReviewComment of(Map<String, String> environment) {
        if (environment.containsKey("GITHUB_REPOSITORY")) {
            return new ReviewComment(GithubReview.of(environment));
        }
        if (environment.containsKey("CI_PROJECT_ID")) {
            return new ReviewComment(GitlabReview.of(environment));
        }
        throw UserError.input(
                "there is no pull or merge request to comment on; expected the environment of GitHub Actions or GitLab CI",
                "Leave --comment out here, or look at the text with --format comment.");
    }

    /**
     * Writes the text as the comment.
     *
     * @param text Markdown; its first line is the mark by which the comment is found again
     * @param worthANewOne whether to write one where none is there; where not, an old one is brought up to date only
     * @return one line that says what was done and where, for people
     * @throws UserError of kind SOURCE where the host refuses or is silent
     */
    public String put(String text, boolean worthANewOne) {
        String mark = text.lines().findFirst().orElse("");
        List<Review.Comment> mine = mine(mark);
        if (mine.isEmpty()) {
            return worthANewOne ? write(text, mark) : "nothing to say, and no comment to bring up to date";
        }
        Review.Comment first = mine.get(0);
        if (first.text().strip().equals(text.strip())) {
            return "the comment says so already: " + first.url();
        }
        review.edit(first, text);
        return "comment brought up to date: " + first.url();
    }

    /** Where two jobs write at the same time, the older comment stays, and the younger job takes its own back. */
    private String write(String text, String mark) {
        Review.Comment written = review.write(text);
        Review.Comment first = mine(mark).stream().findFirst().orElse(written);
        if (first.id() == written.id()) {
            return "comment written: " + written.url();
        }
        review.delete(written);
        review.edit(first, text);
        return "comment brought up to date: " + first.url();
    }

    private List<Review.Comment> mine(String mark) {
        String me = review.me();
        return review.comments().stream()
                .filter(comment -> comment.author().equals(me)
                        && comment.text().lines().findFirst().orElse("").equals(mark))
                .sorted(Comparator.comparingLong(Review.Comment::id))
                .toList();
    }
}
