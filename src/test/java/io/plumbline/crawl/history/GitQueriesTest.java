package io.plumbline.crawl.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.crawl.GitQueries;
import io.plumbline.crawl.GitQueries.ChangeKind;
import io.plumbline.crawl.GitQueries.FileDiff;
import io.plumbline.crawl.GitQueries.Hunk;
import io.plumbline.crawl.GitQueries.LogEntry;
import io.plumbline.job.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitQueriesTest {

    private static final String ADA = "Ada <ada@example.com>";
    private static final String BO = "Bo <bo@example.com>";
    private static final String TEXT = "select\n    id,\n    amount\nfrom orders\nwhere amount > 0\norder by id\n";

    @TempDir
    Path folder;

    private TestRepository repository;
    private Repository open;
    private GitQueries queries;

    @BeforeEach
    void write() {
        repository = new TestRepository(folder);
        repository.commit("main", 100, ADA, "Add orders").put("models/orders.sql", TEXT);
        repository
                .commit("main", 200, BO, "Move and narrow")
                .rename("models/orders.sql", "marts/orders.sql")
                .put("marts/orders.sql", TEXT.replace("amount > 0", "amount > 10"));
        repository
                .commit("main", 300, ADA, "Format")
                .put("marts/orders.sql", formatted())
                .put("new.md", "x\n");
        repository.write();
        open = repository.open();
        queries = new GitQueries(open, () -> false);
    }

    @AfterEach
    void close() {
        open.close();
    }

    private static String formatted() {
        return TEXT.replace("amount > 0", "amount > 10").replace("    ", "  ").replace("order by id", "ORDER BY id");
    }

    @Test
    void contentIsTheFileAtThatRevision() throws IOException {
        GitQueries.Content content = queries.content("main~2", "models/orders.sql");
        assertThat(content.lines()).containsExactlyElementsOf(TEXT.lines().toList());
        assertThat(content.commit()).isEqualTo(repository.id("main~2").name());
    }

    @Test
    void blameFollowsTheRenameAndKnowsTheRange() throws IOException {
        List<GitQueries.BlameLine> lines = queries.blame("main", "marts/orders.sql", 4, 5, false);
        assertThat(lines).extracting(GitQueries.BlameLine::line).containsExactly(4, 5);
        assertThat(lines).extracting(GitQueries.BlameLine::subject).containsExactly("Add orders", "Move and narrow");
        assertThat(lines.get(1).text()).isEqualTo("where amount > 10");
        assertThat(blamed(false)).isEqualTo(new GitTruth(repository).blame("main", "marts/orders.sql"));
    }

    @Test
    void blameLooksThroughListedCommits() throws IOException {
        String format = repository.id("main").name();
        repository.commit("main", 400, ADA, "List").put(".git-blame-ignore-revs", "# format\n" + format + "\n");
        repository.write();
        List<String> git = new GitTruth(repository).blame("main", "marts/orders.sql", "--ignore-rev", format);
        assertThat(blamed(true)).isEqualTo(git).doesNotContain(format);
        assertThat(blamed(false)).contains(format);
    }

    private List<String> blamed(boolean ignoreListed) throws IOException {
        return queries.blame("main", "marts/orders.sql", 1, 1000, ignoreListed).stream()
                .map(GitQueries.BlameLine::commit)
                .toList();
    }

    @Test
    void theLogOfAPathCrossesItsRename() throws IOException {
        List<LogEntry> log = queries.log("main", "marts/orders.sql", 10);
        assertThat(log)
                .extracting(entry -> entry.commit().subject())
                .containsExactly("Format", "Move and narrow", "Add orders");
        assertThat(log.get(1).renamedFrom()).isEqualTo("models/orders.sql");
        assertThat(log.get(1).percent()).isBetween(50, 99);
        assertThat(log.get(1).added()).isEqualTo(1);
        assertThat(queries.log("main", "marts/orders.sql", 1)).hasSize(1);
        assertThat(queries.commits("main", 2))
                .extracting(c -> c.subject())
                .containsExactly("Format", "Move and narrow");
    }

    @Test
    void aDiffPairsRenamesAndShowsHunks() throws IOException {
        List<FileDiff> files = queries.diff("main~1", "main", "", 1);
        assertThat(files).extracting(FileDiff::kind).containsExactly(ChangeKind.MODIFIED, ChangeKind.ADDED);
        FileDiff orders = queries.diff("main~2", "main~1", "marts", 1).get(0);
        assertThat(orders.kind()).isEqualTo(ChangeKind.RENAMED);
        assertThat(orders.oldPath()).isEqualTo("models/orders.sql");
        assertThat(orders.hunks())
                .containsExactly(new Hunk(
                        4,
                        3,
                        4,
                        3,
                        List.of(" from orders", "-where amount > 0", "+where amount > 10", " order by id")));
    }

    @Test
    void whatDoesNotExistIsSaidPlainly() {
        assertThatThrownBy(() -> queries.content("nowhere", "a"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("\"nowhere\" names no commit");
        assertThatThrownBy(() -> queries.content("main", "../etc/passwd"))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("no file at main");
        assertThatThrownBy(() -> queries.content("main", "marts")).isInstanceOf(UserError.class);
        assertThatThrownBy(() -> queries.blame("main", "new.md", 2, 3, false))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("it has 1 at main");
        assertThatThrownBy(() -> queries.content("main:marts", "a")).isInstanceOf(UserError.class);
    }
}
