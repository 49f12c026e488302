package io.plumbline.crawl.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.crawl.Connector;
import io.plumbline.crawl.ConnectorContract;
import io.plumbline.crawl.Crawl;
import io.plumbline.crawl.SourceTrees;
import io.plumbline.job.UserError;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocsConnectorTest extends ConnectorContract {

    @Override
    protected Connector connector(SourceTrees trees) {
        return new DocsConnector(trees);
    }

    @Test
    void documentsAreFoundAndProjectsAreLeftAlone() throws Exception {
        estate();
        write("repo/docs/new.pdf", "%PDF");
        try (Crawl crawl = open(Map.of("path", "repo", "include", "docs"))) {
            assertThat(crawl.documents()).containsExactly("docs/new.pdf", "docs/notes.txt", "docs/run book.md");
            assertThat(crawl.projects()).isEmpty();
        }
    }

    @Test
    void aFolderWithoutDocumentIsAUserError() throws Exception {
        write("code/a.sql", "select 1\n");
        assertThatThrownBy(() -> open(Map.of("path", "code")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("1 files and none is a document");
    }
}
