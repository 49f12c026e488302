package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.crawl.Connector;
import io.plumbline.crawl.ConnectorContract;
import io.plumbline.crawl.Crawl;
import io.plumbline.crawl.SourceTrees;
import io.plumbline.job.UserError;
import io.plumbline.model.BlobId;
import io.plumbline.model.FileTree;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportConnectorTest extends ConnectorContract {

    @Override
    protected Connector connector(SourceTrees trees) {
        return new ExportConnector(trees);
    }

    @Override
    protected String estate() throws Exception {
        write("repo/account.csv", "FROM_DAY,UNTIL_DAY\n2026-10-01,2026-10-31\n");
        return super.estate();
    }

    @Test
    void aFolderOfExtractsIsOpened() throws IOException {
        write("extracts/account.csv", "FROM_DAY,UNTIL_DAY\n2026-10-01,2026-10-31\n");
        write("extracts/users.csv", "NAME,TYPE,HAS_PASSWORD,HAS_MFA\n");

        try (Crawl crawl = open(Map.of("path", "extracts"))) {
            assertThat(crawl.files().paths()).containsExactly("account.csv", "users.csv");
            assertThat(crawl.projects()).isEmpty();
            assertThat(crawl.documents()).isEmpty();
        }
    }

    @Test
    void secretsInTextsAreMaskedAndLinesStay() throws Exception {
        write("repo/account.csv", "FROM_DAY,UNTIL_DAY\n2026-10-01,2026-10-31\n");
        write("repo/query_failures.csv", """
                query_parameterized_hash,runs,error_message,query_text,remark
                h1,5,"near password = 'hunter-2'","create user a
                password = 'hunter-2'
                ",pwd: 'hunter-2'
                h2,5,no column,select 1,
                """);
        write("repo/users.csv", "NAME,TYPE\nANN,PERSON\n");
        write("repo/id_rsa", "token: hunter-2-hunter-2\n");
        String commit = commit("repo");

        try (Crawl crawl = open(Map.of("path", "repo", "ref", commit))) {
            FileTree files = crawl.files();
            assertThat(files.paths()).containsExactly("account.csv", "query_failures.csv", "users.csv");
            assertThat(new String(files.bytes("query_failures.csv"), StandardCharsets.UTF_8))
                    .isEqualTo("""
                    query_parameterized_hash,runs,error_message,query_text,remark
                    h1,5,near password = '<SECRET:password:1>',"create user a
                    password = '<SECRET:password:1>'
                    ",pwd: '<SECRET:password:1>'
                    h2,5,no column,select 1,
                    """);
            assertThat(files.hash("query_failures.csv")).isEqualTo(BlobId.of(files.bytes("query_failures.csv")));
            assertThat(files.revision("query_failures.csv")).isEqualTo("worktree");
            assertThat(files.revision("users.csv")).isEqualTo(commit);
            assertThat(files.hash("id_rsa")).isNull();
            assertThatThrownBy(() -> files.bytes("id_rsa")).isInstanceOf(FileNotFoundException.class);
        }
    }

    @Test
    void aFileThatIsNoCsvIsMaskedAsAWhole() throws IOException {
        write("extracts/account.csv", "FROM_DAY,UNTIL_DAY\n2026-10-01,2026-10-31\n");
        write("extracts/users.csv", "NAME\n\"x password = 'hunter-2'\n");

        try (Crawl crawl = open(Map.of("path", "extracts"))) {
            assertThat(new String(crawl.files().bytes("users.csv"), StandardCharsets.UTF_8))
                    .contains("NAME")
                    .doesNotContain("hunter-2");
        }
    }

    @Test
    void aFolderOfSomethingElseIsRefused() throws IOException {
        write("extracts/orders.csv", "id\n1\n");

        assertThatThrownBy(() -> open(Map.of("path", "extracts")))
                .isInstanceOf(UserError.class)
                .hasMessageContainingAll("line 7", "no account.csv", "warehouse_days.csv");
    }

    @Test
    void theHistoryOfExtractsIsNobodys() throws Exception {
        estate();

        try (Crawl crawl = open(Map.of("path", "repo"))) {
            assertThat(crawl.position()).isNull();
            assertThat(crawl.web()).isNull();
        }
    }
}
