package io.plumbline.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.OptionSpec;
import io.plumbline.job.Options;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every connector of files owes its callers. */
public abstract class ConnectorContract {

    @TempDir
    protected Path temp;

    /** The connector under test, with a folder for its mirrors. */
    protected abstract Connector connector(SourceTrees trees);

    protected final Crawl open(Map<String, Object> options) {
        Connector connector = connector(new SourceTrees(new CrawlHome(temp.resolve("home"))));
        return connector.open(new SourceSpec("shop", connector.type().name(), new Options(options), 7, temp));
    }

    protected final void write(String path, String text) throws IOException {
        Path file = temp.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** Makes a folder a repository and commits what is in it. */
    protected final String commit(String folder) throws Exception {
        try (TestRepository repository = TestRepository.in(temp.resolve(folder))) {
            return repository.commit("Commit everything");
        }
    }

    /** A repository with a dbt project, an installed package and documents. */
    protected String estate() throws Exception {
        write("repo/dbt/dbt_project.yml", "name: shop\n");
        write("repo/dbt/models/a.sql", "select 1\n");
        write("repo/dbt/README.md", "# Shop\n");
        write("repo/dbt/dbt_packages/utils/dbt_project.yml", "name: utils\n");
        write("repo/dbt/dbt_packages/utils/README.md", "# Utils\n");
        write("repo/docs/run book.md", "# Runbook\n");
        write("repo/docs/notes.txt", "Notes\n");
        return commit("repo");
    }

    @Test
    void itsTypeIsDescribed() {
        var type = connector(new SourceTrees(new CrawlHome(temp))).type();
        assertThat(type.name()).matches("[a-z]+(-[a-z]+)*");
        assertThat(type.description()).isNotBlank().doesNotEndWith(".");
        assertThat(type.options()).extracting(OptionSpec::name).doesNotHaveDuplicates();
        assertThat(type.options()).allSatisfy(option -> {
            assertThat(option.name()).matches("[a-z][a-z-]*");
            assertThat(option.description()).isNotBlank().doesNotEndWith(".");
            assertThat(option.example()).isNotBlank();
        });
    }

    @Test
    void aPlaceThatIsNotThereIsAUserError() {
        assertThatThrownBy(() -> open(Map.of("path", "gone")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("\"shop\"")
                .hasMessageContaining("does not exist");
    }

    @Test
    void aPlaceWithoutAnyFileIsAUserError() throws Exception {
        Files.createDirectories(temp.resolve("empty"));
        assertThatThrownBy(() -> open(Map.of("path", "empty"))).isInstanceOf(UserError.class);
    }

    @Test
    void twoCrawlsOfOneCommitAreAlike() throws Exception {
        String commit = estate();
        try (Crawl one = open(Map.of("path", "repo", "ref", commit));
                Crawl two = open(Map.of("path", "repo", "ref", "main"))) {
            assertThat(one.files().revision()).isEqualTo(commit);
            assertThat(one.files().paths()).isEqualTo(two.files().paths());
            assertThat(one.projects()).isEqualTo(two.projects());
            assertThat(one.documents()).isEqualTo(two.documents());
            for (String path : one.files().paths()) {
                assertThat(one.files().hash(path)).isEqualTo(two.files().hash(path));
                assertThat(one.files().bytes(path)).hasSize((int) one.files().size(path));
            }
            assertThat(one.files().paths()).containsAll(one.documents());
        }
    }
}
