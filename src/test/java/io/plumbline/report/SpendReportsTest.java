package io.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
import java.util.HashMap;
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
        return report(EXTRACTS);
    }

    private static Report report(TextTree extracts) {
        WarehouseAccount account =
                AccountReader.read(extracts, new ArrayList<>()).orElseThrow();
        List<SourceFile> files = extracts.files().entrySet().stream()
                .map(file -> new SourceFile("prod", "worktree", file.getKey(), "hash", file.getValue()))
                .toList();
        Estate estate = new Estate(List.of(), List.of(), files, List.of(), List.of(account), List.of());
        List<Finding> findings =
                Audit.ofAllRules().run(estate, AuditSettings.defaults()).findings();
        ReportInput in = ShopReport.input();
        return ReportBuilder.build(Inputs.found(in, estate, Audit.ofAllRules().rules(), findings));
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
    void centsOfWarehousesAddUpToThoseOfTheirService() {
        Map<String, String> files = new HashMap<>(EXTRACTS.files());
        files.put("account.csv", EXTRACTS.files().get("account.csv").replace("3.10", "3"));
        files.put("warehouse_days.csv", """
                WAREHOUSE_NAME,DAY,CREDITS_USED_COMPUTE,CREDITS_ATTRIBUTED_COMPUTE_QUERIES
                BI_WH,2026-10-01,362.0262,300
                ETL_WH,2026-10-01,659.3884,600
                LOADING_WH,2026-10-01,270.1430,90
                """);
        files.put("metering_days.csv", """
                DAY,SERVICE_TYPE,CREDITS_USED_COMPUTE,CREDITS_USED_CLOUD_SERVICES,CREDITS_ADJUSTMENT_CLOUD_SERVICES,CREDITS_BILLED
                2026-10-01,WAREHOUSE_METERING,1291.5576,0,0,1291.5576
                """);
        SpendReport summed = report(new TextTree("prod", files)).spend().get(0);

        assertThat(summed.warehouses())
                .as("1978.1652, 1086.0786 and 810.4290, of which the first loses half a cent")
                .extracting(WarehouseCost::cost)
                .containsExactly(new BigDecimal("1978.16"), new BigDecimal("1086.08"), new BigDecimal("810.43"));
        assertThat(summed.services().get(0).cost())
                .isEqualByComparingTo(summed.cost())
                .isEqualByComparingTo("3874.67");
    }

    @Test
    void theTableOfSavingsAndWhatItLeavesOutAddUp() {
        assertThat(SpendWords.possible(spend)).doesNotContain("Further");
        SpendReport cut = new SpendReport(
                spend.source(),
                spend.from(),
                spend.until(),
                spend.currency(),
                spend.origin(),
                spend.billed(),
                spend.cost(),
                spend.warehouses(),
                spend.services(),
                spend.attributed(),
                spend.nodes(),
                spend.otherNodes(),
                spend.others(),
                spend.exposures(),
                spend.storage(),
                spend.savings().subList(0, 1),
                spend.possible());
        assertThat(SpendWords.possible(cut)).contains("Up to 120 EUR").endsWith("Further findings come to 23 EUR.");
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
    void servicesAndIdleTimeAreSharedOutToTheCent() {
        Map<String, String> files = new HashMap<>(EXTRACTS.files());
        files.put("metering_days.csv", """
                DAY,SERVICE_TYPE,CREDITS_USED_COMPUTE,CREDITS_USED_CLOUD_SERVICES,CREDITS_ADJUSTMENT_CLOUD_SERVICES,CREDITS_BILLED
                2026-10-01,PIPE,1.5,0,0,1.5
                2026-10-01,WAREHOUSE_METERING,30,1,-1,30
                2026-10-02,WAREHOUSE_METERING,20.633,1,-1,20.633
                """);
        files.put("queries.csv", """
                QUERY_PARAMETERIZED_HASH,RUNS,CREDITS,WAREHOUSE_NAME,QUERY_TEXT
                a,30,4,ETL_WH,"select 1 /* {""app"": ""dbt"", ""node_id"": ""model.shop.a""} */"
                b,30,6,ETL_WH,"select 1 /* {""app"": ""dbt"", ""node_id"": ""model.shop.b""} */"
                c,30,2,GUEST_WH,"select 1 /* {""app"": ""dbt"", ""node_id"": ""model.shop.c""} */"
                """);
        SpendReport shared = report(new TextTree("prod", files)).spend().get(0);

        assertThat(shared.services())
                .extracting(SpendReport.ServiceCost::name, SpendReport.ServiceCost::cost)
                .containsExactly(tuple("WAREHOUSE_METERING", shared.cost()), tuple("PIPE", new BigDecimal("4.65")));
        assertThat(shared.nodes())
                .as("ETL_WH was billed 40.3 credits for the 10 that its queries earned; GUEST_WH is not attributed")
                .extracting(NodeCost::name, NodeCost::cost, NodeCost::loaded)
                .containsExactly(
                        tuple("model.shop.b", new BigDecimal("18.60"), new BigDecimal("74.96")),
                        tuple("model.shop.a", new BigDecimal("12.40"), new BigDecimal("49.97")),
                        tuple("model.shop.c", new BigDecimal("6.20"), new BigDecimal("6.20")));
        assertThat(shared.savings()).extracting(Saving::plan).allMatch(plan -> plan.endsWith("."));
    }

    @Test
    void creditsOfAQueryItsModelAndItsWarehouseAreSavedOnce() {
        TextTree extracts = new TextTree(
                "prod",
                Map.of(
                        "account.csv", EXTRACTS.files().get("account.csv"),
                        "warehouses.csv", "NAME,SIZE,AUTO_SUSPEND\nBIG_WH,Large,60\nWIDE_WH,Large,60\n",
                        "warehouse_days.csv", """
                        WAREHOUSE_NAME,DAY,CREDITS_USED_COMPUTE,CREDITS_ATTRIBUTED_COMPUTE_QUERIES
                        BIG_WH,2026-10-01,60,50
                        WIDE_WH,2026-10-01,60,50
                        """,
                        "warehouse_work.csv", """
                        WAREHOUSE_NAME,WAREHOUSE_SIZE,RUNS,SCANS,SMALL_SCANS,SPILLED_RUNS,TOTAL_ELAPSED_TIME,QUEUED_OVERLOAD_TIME,QUEUED_OVERLOAD_TIMES
                        BIG_WH,Large,100,100,100,0,1,0,0:100
                        WIDE_WH,Large,100,100,80,0,1,0,0:100
                        """,
                        "queries.csv", """
                        QUERY_PARAMETERIZED_HASH,RUNS,CREDITS,WAREHOUSE_NAME
                        a,30,20,BIG_WH
                        b,30,45,WIDE_WH
                        """,
                        "query_insights.csv", """
                        QUERY_PARAMETERIZED_HASH,INSIGHT_TYPE_ID,QUERIES
                        a,QUERY_INSIGHT_EXPLODING_JOIN,30
                        a,QUERY_INSIGHT_JOIN_WITH_NO_JOIN_CONDITION,30
                        b,QUERY_INSIGHT_EXPLODING_JOIN,30
                        """));

        SpendReport once = report(extracts).spend().get(0);

        assertThat(once.savings())
                .as("of BIG_WH half of its 50 credits, for WIDE_WH the 45 of its query; idle time is below its limit")
                .extracting(Saving::most)
                .containsExactly(new BigDecimal("139.50"), new BigDecimal("77.50"));
        assertThat(once.possible()).isEqualByComparingTo("217.00");
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
