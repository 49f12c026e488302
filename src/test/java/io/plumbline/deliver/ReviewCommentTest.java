package io.plumbline.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.job.UserError;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewCommentTest {

    private static final String TOKEN = "ghs_T0pS3cretT0pS3cretT0pS3cret12345";
    private static final String MARK = "<!-- plumbline:check -->";
    private static final String TEXT = MARK + "\n**1 error**\n";

    private GitHost host;

    @BeforeEach
    void start() throws IOException {
        host = new GitHost();
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private Map<String, String> environment(String kind) {
        return kind.equals("github")
                ? Map.of(
                        "GITHUB_REPOSITORY",
                        "acme/shop",
                        "GITHUB_REF",
                        "refs/pull/7/merge",
                        "GITHUB_API_URL",
                        host.address(),
                        "GITHUB_TOKEN",
                        TOKEN)
                : Map.of(
                        "CI_PROJECT_ID", "12",
                        "CI_MERGE_REQUEST_IID", "7",
                        "CI_PROJECT_URL", "https://gitlab.example/acme/shop",
                        "CI_API_V4_URL", host.address(),
                        "PLUMBLINE_GITLAB_TOKEN", TOKEN);
    }

    private String put(String kind, String text) {
        return ReviewComment.of(environment(kind)).put(text, true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void oneCommentIsWrittenAndThenEditedInPlace(String kind) {
        assertThat(put(kind, TEXT)).startsWith("comment written: http");
        assertThat(put(kind, MARK + "\n**nothing**\n")).startsWith("comment brought up to date: http");
        assertThat(put(kind, MARK + "\n**nothing**\n")).startsWith("the comment says so already");

        assertThat(host.notes.values()).containsExactly(new GitHost.Note("plumbline-bot", MARK + "\n**nothing**\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void itIsFoundBehindManyOthersAndNobodyElsesIsTouched(String kind) {
        for (int i = 0; i < 230; i++) {
            host.add("ada", i == 3 ? TEXT + "look at this" : "comment " + i);
        }
        host.add("plumbline-bot", "I quote:\n" + MARK);
        long mine = host.add("plumbline-bot", MARK + "\nold");
        Map<Long, GitHost.Note> before = new HashMap<>(host.notes);

        put(kind, TEXT);

        before.put(mine, new GitHost.Note("plumbline-bot", TEXT));
        assertThat(host.notes).isEqualTo(before);
    }

    @Test
    void theTokenOfActionsMayNotAskWhoItIs() {
        host.mayAskWhoItIs = false;
        host.add("plumbline-bot", MARK + "\nsomebody else's bot");
        host.user = "github-actions[bot]";

        put("github", TEXT);
        put("github", TEXT + "more\n");

        assertThat(host.notes.values())
                .extracting(GitHost.Note::author)
                .containsExactly("plumbline-bot", "github-actions[bot]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"github", "gitlab"})
    void ofTwoJobsAtOnceTheOlderCommentStays(String kind) {
        host.meanwhile = new GitHost.Note("plumbline-bot", MARK + "\nfrom the other job");

        assertThat(put(kind, TEXT)).startsWith("comment brought up to date");

        assertThat(host.notes.values()).containsExactly(new GitHost.Note("plumbline-bot", TEXT));
    }

    @Test
    void nothingFoundWritesNoNewComment() {
        assertThat(ReviewComment.of(environment("github")).put(TEXT, false)).startsWith("nothing to say");
        assertThat(host.notes).isEmpty();
    }

    @Test
    void anOverloadedHostIsAskedAgainAndAWriteOnlyWhereItDidNothing() {
        host.faults.addAll(List.of(new GitHost.Fault(503, ""), new GitHost.Fault(429, "0")));

        assertThat(put("gitlab", TEXT)).startsWith("comment written");
    }

    @Test
    void aTokenThatMayOnlyReadIsExplained() {
        host.add("x", "y");
        put("github", TEXT);
        host.requests.clear();
        host.notes.clear();
        ReviewComment comment = ReviewComment.of(environment("github"));
        host.mayAskWhoItIs = false;
        host.faults.add(new GitHost.Fault(403, ""));
        host.faults.add(new GitHost.Fault(403, ""));

        UserError error = catchThrowableOfType(UserError.class, () -> comment.put(TEXT, true));

        assertThat(error.kind()).isEqualTo(UserError.Kind.SOURCE);
        assertThat(error).hasMessageContaining("GitHub answers 403").hasMessageContaining("fault on demand");
        assertThat(error.action()).contains("pull-requests: write").contains("fork");
        assertThat(error.getMessage() + error.action() + host.requests).doesNotContain(TOKEN);
    }

    @Test
    void aSilentHostIsToldWithoutTheToken() {
        Map<String, String> environment = environment("gitlab");
        host.close();

        UserError error = catchThrowableOfType(
                UserError.class, () -> ReviewComment.of(environment).put(TEXT, true));

        assertThat(error).hasMessageStartingWith("GitLab does not answer").hasMessageNotContaining(TOKEN);
    }

    @Test
    void whatTheEnvironmentLacksIsSaidBeforeAnythingIsSent() {
        assertThat(problem(Map.of())).contains("no pull or merge request");
        assertThat(problem(with("github", "GITHUB_REF", "refs/heads/main"))).contains("expected a pull request");
        assertThat(problem(with("github", "GITHUB_TOKEN", " "))).contains("GITHUB_TOKEN is not set");
        assertThat(problem(with("github", "GITHUB_API_URL", "file:///etc"))).contains("expected http or https");
        assertThat(problem(with("gitlab", "CI_MERGE_REQUEST_IID", ""))).contains("no merge request");
        assertThat(problem(with("gitlab", "PLUMBLINE_GITLAB_TOKEN", ""))).contains("CI_JOB_TOKEN may not");
        assertThat(host.requests).isEmpty();
    }

    private Map<String, String> with(String kind, String name, String value) {
        Map<String, String> environment = new HashMap<>(environment(kind));
        environment.put(name, value);
        return environment;
    }

    private static String problem(Map<String, String> environment) {
        return catchThrowableOfType(UserError.class, () -> ReviewComment.of(environment))
                .getMessage();
    }
}
