package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.crawl.Connector;
import io.plumbline.crawl.ConnectorContract;
import io.plumbline.crawl.Crawl;
import io.plumbline.crawl.SourceTrees;
import io.plumbline.job.UserError;
import java.io.IOException;
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
