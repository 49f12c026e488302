package io.plumbline.crawl.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.crawl.GitHistory;
import io.plumbline.crawl.HistoryState;
import io.plumbline.model.CommittedSecret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.InflaterInputStream;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets are found once for each commit that brought them, and nothing of them is kept. */
class SecretsTest {

    private static final String ANNA = "Anna <anna@example.org>";
    private static final String TOKEN = "gh" + "p_" + "Zk3vQ8mT1xW7bN5cR2yL9dF4gH6jS0pA";
    private static final String OTHER = "gl" + "pat-" + "Qm7xV2kL9sW4dT8bN3cR";

    private TestRepository repository;
    private long clock = 1_700_000_000;

    @BeforeEach
    void aRepository(@TempDir Path folder) {
        repository = new TestRepository(folder);
    }

    private TestRepository commit() {
        return repository.commit("main", clock += 3600, ANNA, "Change");
    }

    private GitHistory.Result read(@Nullable HistoryState before) throws IOException {
        repository.write();
        try (Repository open = repository.open()) {
            return GitHistory.analyze("shop", open, repository.id("main"), before, () -> false);
        }
    }

    @Test
    void aSecretIsFoundWhereItCameInAndNotAgainWhileItStays() throws Exception {
        commit().put("a.sh", "echo\nexport T=" + TOKEN + "\n");
        commit().put("a.sh", "echo\necho\nexport T=" + TOKEN + "\n");

        assertThat(read(null).history().secrets()).singleElement().satisfies(secret -> {
            assertThat(secret.kind()).isEqualTo("github_token");
            assertThat(secret.line()).isEqualTo(2);
            assertThat(secret.commit().commit())
                    .isEqualTo(repository.id("main~1").name());
            assertThat(secret.now()).isEqualTo("a.sh");
            assertThat(secret.lineNow()).isEqualTo(3);
        });
    }

    @Test
    void aRenameBringsNothingAndIsFollowed() throws Exception {
        commit().put("a.sh", "1\n2\n3\nexport T=" + TOKEN + "\n");
        commit().rename("a.sh", "b.sh");

        assertThat(read(null).history().secrets())
                .extracting(CommittedSecret::path, CommittedSecret::now)
                .containsExactly(tuple("a.sh", "b.sh"));
    }

    @Test
    void whatIsGoneFromTheTipIsKnownAndNewCommitsAloneAreSearched() throws Exception {
        commit().put("a.sh", "export T=" + TOKEN + "\n").put("b.txt", "b\n");
        GitHistory.Result first = read(null);
        commit().remove("a.sh");
        commit().put("b.txt", "b\n" + OTHER + "\n");
        GitHistory.Result second = read(first.state());

        assertThat(first.history().secrets()).extracting(CommittedSecret::now).containsExactly("a.sh");
        assertThat(second.newCommits()).isEqualTo(2);
        assertThat(second.history().secrets())
                .extracting(CommittedSecret::kind, CommittedSecret::now)
                .containsExactly(tuple("gitlab_token", "b.txt"), tuple("github_token", null));
        assertThat(second.history()).isEqualTo(read(null).history());
    }

    @Test
    void nothingOfASecretIsKept() throws Exception {
        commit().put("a.sh", "export T=" + TOKEN + "\n");
        GitHistory.Result result = read(null);

        byte[] state =
                new InflaterInputStream(new ByteArrayInputStream(result.state().data())).readAllBytes();
        assertThat(new String(state, StandardCharsets.ISO_8859_1))
                .contains("github_token")
                .doesNotContain(TOKEN.substring(4, 16));
        assertThat(result.history().secrets().toString()).doesNotContain(TOKEN.substring(4, 16));
    }

    @Test
    void aVersionAboveTheLimitIsSaidNotToBeSearched() throws Exception {
        commit().put("dump.sql", "select 1;\n".repeat(120_000) + TOKEN);
        GitHistory.Result first = read(null);
        commit().put("b.txt", "b\n");
        GitHistory.Result second = read(first.state());

        for (GitHistory.Result result : List.of(first, second)) {
            assertThat(result.history().secrets()).isEmpty();
            assertThat(result.history().gaps())
                    .anyMatch(gap -> gap.what().equals("secrets in some file versions")
                            && gap.why().startsWith("1 "));
        }
    }
}
