package io.plumbline.crawl.dbt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.crawl.Connector;
import io.plumbline.crawl.ConnectorContract;
import io.plumbline.crawl.Crawl;
import io.plumbline.crawl.SourceTrees;
import io.plumbline.job.UserError;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DbtConnectorTest extends ConnectorContract {

    @Override
    protected Connector connector(SourceTrees trees) {
        return new DbtConnector(trees);
    }

    @Test
    void aFolderIsReadAsAPersonSeesIt() throws Exception {
        String commit = estate();
        write("repo/.gitignore", "target/\n");
        write("repo/dbt/target/manifest.json", "{}");
        try (Crawl crawl = open(Map.of("path", "repo"))) {
            assertThat(crawl.projects()).containsExactly("dbt");
            assertThat(crawl.files().paths())
                    .contains("dbt/target/manifest.json", "dbt/dbt_packages/utils/dbt_project.yml");
            assertThat(crawl.documents()).containsExactly("dbt/README.md", "docs/notes.txt", "docs/run book.md");
            assertThat(crawl.files().revision()).as(".gitignore is new").isEqualTo("worktree");
            assertThat(crawl.files().revision("dbt/models/a.sql")).isEqualTo(commit);
        }
    }

    @Test
    void namedProjectsAloneAreRead() throws Exception {
        estate();
        write("repo/other/dbt_project.yml", "name: other\n");
        write("repo/other/README.md", "# Other\n");
        try (Crawl all = open(Map.of("path", "repo"));
                Crawl one = open(Map.of("path", "repo", "project", List.of("./other/")))) {
            assertThat(all.projects()).containsExactly("dbt", "other");
            assertThat(one.projects()).containsExactly("other");
            assertThat(one.documents()).containsExactly("other/README.md");
        }
        try (Crawl root = open(Map.of("path", "repo/other", "project", "."))) {
            assertThat(root.projects()).containsExactly("");
        }
    }

    @Test
    void aPlaceWithoutProjectIsAUserError() throws Exception {
        write("code/a.sql", "select 1\n");
        assertThatThrownBy(() -> open(Map.of("path", "code")))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.kind()).isEqualTo(UserError.Kind.SOURCE))
                .hasMessageContaining("1 files and no dbt_project.yml");
        estate();
        assertThatThrownBy(() -> open(Map.of("path", "repo", "project", "transform")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("project \"transform\"")
                .hasMessageContaining("found dbt");
    }
}
