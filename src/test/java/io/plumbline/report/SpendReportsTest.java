package io.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.audit.Audit;
import io.plumbline.audit.AuditSettings;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.SourceFile;
import io.plumbline.model.TextTree;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.parse.AccountReader;
import io.plumbline.report.SpendReport.NodeCost;
import io.plumbline.report.SpendReport.Saving;
import io.plumbline.report.SpendReport.WarehouseCost;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the report says of an account's cost: the parts add up to the whole, and nothing is counted twice. */
class SpendReportsTest {

    private static final TextTree EXTRACTS = new TextTree(
            "prod",
            Map.of(
                    "account.csv", """
                    FROM_DAY,UNTIL_DAY,PRICE_PER_CREDIT,PRICE_PER_TB_MONTH,CURRENCY,PRICE_SOURCE
                    2026-10-01,2026-10-31,3.10,23.00,EUR,contract
                    """,
                    "warehouse_days.csv", """
                    WAREHOUSE_NAME,DAY,CREDITS_USED_COMPUTE,CREDITS_ATTRIBUTED_COMPUTE_QUERIES
                    BI_WH,2026-10-01,3.333,3
                    ETL_WH,2026-10-01,20.1,5
                    ETL_WH,2026-10-02,20.2,5
                    GUEST_WH,2026-10-02,7,
                    """,
                    "queries.csv", queries(),
                    "tables.csv", """
                    TABLE_ID,TABLE_CATALOG,TABLE_SCHEMA,TABLE_NAME,TABLE_TYPE,CREATED,ACTIVE_BYTES,TIME_TRAVEL_BYTES
                    1,A,M,OLD,BASE TABLE,2025-01-01,549755813888,1099511627776
                    """));

    private final SpendReport spend = report().spend().get(0);

    private static String queries() {
        StringBuilder rows = new StringBuilder("QUERY_PARAMETERIZED_HASH,RUNS,CREDITS,QUERY_TEXT\n");
        for (int i = 1; i <= 12; i++) {
            rows.append(
                    "h%d,30,%d.05,\"select 1 /* {\"\"app\"\": \"\"dbt\"\", \"\"node_id\"\": \"\"model.shop.m%d\"\"} */\"\n"
                            .formatted(i, i, i));
        }
        return rows.append("h99,5,4,select 1\n").toString();
    }

    private static Report report() {
        WarehouseAccount account =
                AccountReader.read(EXTRACTS, new ArrayList<>()).orElseThrow();
        List<SourceFile> files = EXTRACTS.files().entrySet().stream()
                .map(file -> new SourceFile("prod", "worktree", file.getKey(), "hash", file.getValue()))
                .toList();
        Estate estate = new Estate(List.of(), List.of(), files, List.of(), List.of(account), List.of());
        List<Finding> findings =
                Audit.ofAllRules().run(estate, AuditSettings.defaults()).findings();
        ReportInput in = ShopReport.input();
        return ReportBuilder.build(Inputs.with(in, estate, findings, List.of(), List.of()));
    }

    @Test
    void warehousesAddUpToWhatWasBilled() {
        assertThat(spend.warehouses()).extracting(WarehouseCost::name).containsExactly("ETL_WH", "GUEST_WH", "BI_WH");
        assertThat(spend.billed()).isEqualByComparingTo("50.633");
        assertThat(spend.cost())
                .isEqualByComparingTo(
                        spend.warehouses().stream().map(WarehouseCost::cost).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("156.96");
        assertThat(spend.warehouses())
                .as("a day that is not attributed is not idle")
                .extracting(SpendWords::idle)
                .containsExactly("75 %", "0 %", "9 %");
    }

    @Test
    void nodesAndTheRestAddUpToWhatQueriesEarned() {
        assertThat(spend.nodes()).hasSize(10);
        assertThat(spend.nodes().get(0)).extracting(NodeCost::name).isEqualTo("model.shop.m12");
        BigDecimal shown = spend.nodes().stream().map(NodeCost::credits).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(shown.add(spend.otherNodes()).add(spend.others()))
                .isEqualByComparingTo(spend.attributed())
                .isEqualByComparingTo("82.60");
    }

    @Test
    void oneThingIsSavedOnce() {
        assertThat(spend.savings())
                .extracting(Saving::most)
                .containsExactly(new BigDecimal("93.93"), new BigDecimal("23.00"));
        assertThat(spend.possible()).isEqualByComparingTo("116.93");
        assertThat(spend.storage()).isEqualByComparingTo("34.50");
    }

    @Test
    void whatSavesMostIsDoneBeforeOtherWarnings() {
        Report.Action first = report().actions().get(0);

        assertThat(first.finding().finding().money()).isNotNull().satisfies(money -> {
            assertThat(money.high()).isEqualByComparingTo("93.93");
            assertThat(first.value()).isEqualTo(3 * (1 + Math.log10(94.93)));
        });
    }

    @Test
    void everyFormatShowsIt() {
        Report report = report();
        for (ReportRenderer renderer : Renderers.all()) {
            String text = new String(renderer.render(report), StandardCharsets.UTF_8);
            if (List.of("html", "markdown").contains(renderer.format())) {
                assertThat(text).contains("Spend", "156.96 EUR", "34.50 EUR", "By warehouse");
            }
            if (renderer.format().equals("json")) {
                assertThat(text).contains("\"possibleSavingPerMonth\" : 116.93");
            }
        }
    }
}
