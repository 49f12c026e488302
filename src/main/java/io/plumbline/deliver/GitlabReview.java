package io.plumbline.deliver;

import io.plumbline.job.UserError;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A merge request of GitLab, by the REST API of version 4. */
final class GitlabReview implements Review {

    private final ReviewApi api;
    private final String notes;
    private final String web;

    private GitlabReview(ReviewApi api, String project, String number, String web) {
        this.api = api;
        this.notes = "projects/" + project + "/merge_requests/" + number + "/notes";
        this.web = web;
    }

    /** The merge request that the variables of GitLab CI name. */
    static GitlabReview of(Map<String, String> environment) {
        String project = environment.getOrDefault("CI_PROJECT_ID", "");
        String number = environment.getOrDefault("CI_MERGE_REQUEST_IID", "");
        String token = environment.getOrDefault("PLUMBLINE_GITLAB_TOKEN", "");
        if (!number.matches("\\d+") || !project.matches("\\d+")) {
            throw UserError.input(
                    "this job of GitLab CI runs for no merge request",
                    "Give --comment in merge request pipelines only: rules: [{if: $CI_MERGE_REQUEST_IID}]");
        }
        if (token.isBlank()) {
            throw UserError.input(
                    "PLUMBLINE_GITLAB_TOKEN is not set; expected a token that may comment, which CI_JOB_TOKEN may not",
                    "Make a project access token with the scope api and the role Reporter, and store it as a masked variable.");
        }
        String page = environment.getOrDefault("CI_PROJECT_URL", "") + "/-/merge_requests/" + number;
        return new GitlabReview(
                new ReviewApi(
                        "GitLab",
                        environment.getOrDefault("CI_API_V4_URL", "https://gitlab.com/api/v4"),
                        "PRIVATE-TOKEN",
                        token.strip()),
                project,
                number,
                page);
    }

    @Override
    public String me() {
        return api.ask("GET", "user", null, "ask who the token is")
                .path("username")
                .asString("");
    }

    @Override
    public List<Comment> comments() {
        return api.pages(notes, "read the notes of the merge request").stream()
                .filter(note -> !note.path("system").asBoolean(false))
                .map(this::comment)
                .toList();
    }

    @Override
    public Comment write(String text) {
        return comment(api.ask("POST", notes, Map.of("body", text), "write a note"));
    }

    @Override
    public void edit(Comment comment, String text) {
        api.ask("PUT", notes + "/" + comment.id(), Map.of("body", text), "edit the note");
    }

    @Override
    public void delete(Comment comment) {
        api.ask("DELETE", notes + "/" + comment.id(), null, "delete the second note");
    }

    private Comment comment(JsonNode note) {
        long id = note.path("id").asLong(0);
        return new Comment(
                id,
                note.path("author").path("username").asString(""),
                note.path("body").asString(""),
                web + "#note_" + id);
    }
}
