package io.plumbline.crawl.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.crawl.Connector;
import io.plumbline.crawl.ConnectorContract;
import io.plumbline.crawl.Crawl;
import io.plumbline.crawl.SourceTrees;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GitConnectorTest extends ConnectorContract {

    @Override
    protected Connector connector(SourceTrees trees) {
        return new GitConnector(trees);
    }

    @Test
    void itReadsTheCommitAndFindsProjectsAndDocuments() throws Exception {
        String commit = estate();
        write("repo/docs/later.md", "# Not committed\n");
        try (Crawl crawl = open(Map.of("path", "repo"))) {
            assertThat(crawl.files().revision()).isEqualTo(commit);
            assertThat(crawl.projects()).containsExactly("dbt");
            assertThat(crawl.documents()).containsExactly("dbt/README.md", "docs/notes.txt", "docs/run book.md");
            assertThat(crawl.gaps()).isEmpty();
        }
    }

    @Test
    void aRepositoryWithoutProjectIsFine() throws Exception {
        write("plain/a.py", "print(1)\n");
        commit("plain");
        try (Crawl crawl = open(Map.of("path", "plain"))) {
            assertThat(crawl.projects()).isEmpty();
            assertThat(crawl.documents()).isEmpty();
            assertThat(crawl.files().paths()).containsExactly("a.py");
        }
    }
}
