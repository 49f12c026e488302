package io.plumbline.deliver;

import io.plumbline.job.UserError;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** A pull request of GitHub or GitHub Enterprise, by the REST API of version 2022-11-28. */
final class GithubReview implements Review {

    private static final Pattern PULL = Pattern.compile("refs/pull/(\\d+)/(?:merge|head)");
    private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9_.-]+/[A-Za-z0-9_.-]+");

    /** Who writes with the token that Actions gives a job; such a token may not ask who it is. */
    private static final String ACTIONS = "github-actions[bot]";

    private final ReviewApi api;
    private final String issue;
    private final String comments;

    private GithubReview(ReviewApi api, String repository, String number) {
        this.api = api;
        this.issue = "repos/" + repository + "/issues/" + number + "/comments";
        this.comments = "repos/" + repository + "/issues/comments/";
    }

    /** The pull request that the variables of GitHub Actions name. */
    static GithubReview of(Map<String, String> environment) {
        String token = environment.getOrDefault("GITHUB_TOKEN", "");
        Matcher pull = PULL.matcher(environment.getOrDefault("GITHUB_REF", ""));
        String repository = environment.getOrDefault("GITHUB_REPOSITORY", "");
        if (!pull.matches() || !REPOSITORY.matcher(repository).matches()) {
            throw UserError.input(
                    "this job of GitHub Actions runs for " + environment.getOrDefault("GITHUB_REF", "no ref")
                            + "; expected a pull request",
                    "Give --comment on pull_request events only.");
        }
        if (token.isBlank()) {
            throw UserError.input(
                    "GITHUB_TOKEN is not set; expected a token that may comment",
                    "Add to the step: env: {GITHUB_TOKEN: \"${{ github.token }}\"}");
        }
        String address = environment.getOrDefault("GITHUB_API_URL", "https://api.github.com");
        return new GithubReview(
                new ReviewApi("GitHub", address, "Authorization", "Bearer " + token.strip()),
                repository,
                pull.group(1));
    }

    @Override
    public String me() {
        ReviewApi.Answer user = api.send("GET", "user", null, "ask who the token is");
        String login = user.json().path("login").asString("");
        return user.ok() && !login.isEmpty() ? login : ACTIONS;
    }

    @Override
    public List<Comment> comments() {
        return api.pages(issue, "read the comments of the pull request").stream()
                .map(GithubReview::comment)
                .toList();
    }

    @Override
    public Comment write(String text) {
        return comment(api.ask("POST", issue, Map.of("body", text), "write a comment"));
    }

    @Override
    public void edit(Comment comment, String text) {
        api.ask("PATCH", comments + comment.id(), Map.of("body", text), "edit the comment");
    }

    @Override
    public void delete(Comment comment) {
        api.ask("DELETE", comments + comment.id(), null, "delete the second comment");
    }

    private static Comment comment(JsonNode node) {
        return new Comment(
                node.path("id").asLong(0),
                node.path("user").path("login").asString(""),
                node.path("body").asString(""),
                node.path("html_url").asString(""));
    }
}
