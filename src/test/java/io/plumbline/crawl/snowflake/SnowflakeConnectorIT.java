package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.crawl.Crawl;
import io.plumbline.job.UserError;
import io.plumbline.model.Gap;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.ColumnReads;
import io.plumbline.model.account.DirectReads;
import io.plumbline.model.account.QueryGroup;
import io.plumbline.model.account.StoredTable;
import io.plumbline.model.account.TableReads;
import io.plumbline.model.account.VirtualWarehouse;
import io.plumbline.model.account.WarehouseDay;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a seeded account holds arrives through the real driver, to the last digit. */
class SnowflakeConnectorIT extends CrawlSetup {

    @Test
    void theRowsOfTheWindowArriveExactly() throws SQLException {
        seed();

        WarehouseAccount account = account();

        assertThat(account.from()).isEqualTo("2026-10-02");
        assertThat(account.until()).isEqualTo("2026-11-01");
        assertThat(account.prices().credit()).isEqualByComparingTo("3.10");
        assertThat(account.rows(WarehouseDay.EXTRACT))
                .extracting(WarehouseDay::warehouse)
                .containsExactly("ADAPTIVE", "ETL_WH");
        assertThat(account.rows(WarehouseDay.EXTRACT).get(0).attributed()).isNull();
        assertThat(account.rows(WarehouseDay.EXTRACT).get(1).compute()).isEqualByComparingTo("3.250000001");
        assertThat(account.rows(WarehouseDay.EXTRACT).get(1).attributed()).isEqualByComparingTo("1.5");
        assertThat(account.rows(StoredTable.EXTRACT)).singleElement().satisfies(table -> {
            assertThat(table.label()).isEqualTo("A.M.OLD \"one\"");
            assertThat(table).extracting(StoredTable::bytes).isEqualTo(18L);
        });
        assertThat(account.rows(QueryGroup.EXTRACT)).singleElement().satisfies(query -> {
            assertThat(query.node()).isEqualTo("model.shop.a");
            assertThat(query.credits()).isEqualByComparingTo(new BigDecimal("2.75"));
            assertThat(List.of(query.runs(), query.failed(), query.partitionsScanned()))
                    .containsExactly(2L, 1L, 7L);
            assertThat(query).extracting(QueryGroup::first).hasToString("2026-10-02");
        });
        assertThat(account.rows(VirtualWarehouse.EXTRACT))
                .extracting(VirtualWarehouse::name)
                .containsExactlyInAnyOrder("AUDIT_WH", "ETL_WH", "ADAPTIVE");
        assertThat(account.extracts().keySet())
                .hasSize(AccountQuery.ALL.size() - 3)
                .doesNotContain(TableReads.EXTRACT, DirectReads.EXTRACT, ColumnReads.EXTRACT);
    }

    @Test
    void aViewThatIsNotGrantedCostsItsExtractAndIsTold() throws SQLException {
        seed();
        snowflake.account.grants.removeIf(grant -> grant.name().equals("SNOWFLAKE.GOVERNANCE_VIEWER"));

        try (Crawl crawl = crawl(Map.of())) {
            assertThat(crawl.files().paths()).contains("tables.csv").doesNotContain("queries.csv");
            assertThat(crawl.gaps()).extracting(Gap::what).contains("SNOWFLAKE.ACCOUNT_USAGE.QUERY_HISTORY");
        }
    }

    @Test
    void aWrongTokenIsToldWithoutIt() {
        assertThatThrownBy(() -> crawl(Map.of("token", "not-the-token-of-anybody")))
                .isInstanceOf(UserError.class)
                .message()
                .doesNotContain("not-the-token-of-anybody");
    }

    @Test
    void aPriceIsANumber() {
        assertThatThrownBy(() -> crawl(Map.of("price-per-credit", "3 EUR")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("jobs.yml:7")
                .hasMessageContaining("price-per-credit \"3 EUR\"; expected a price");
    }
}
