package io.plumbline.parse.dbt;

import static io.plumbline.parse.dbt.Fixture.gaps;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.BuiltTable;
import io.plumbline.model.BuiltTable.BuiltColumn;
import io.plumbline.model.NodeRun;
import io.plumbline.model.ProjectGraph;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BuildFilesTest {

    private static final String CATALOG = """
            {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/catalog/v1.json"},
             "nodes": {"model.shop.orders": {
               "metadata": {"type": "BASE TABLE", "schema": "MART", "name": "ORDERS", "owner": "TRANSFORMER", "comment": null},
               "columns": {
                 "AMOUNT": {"type": "NUMBER", "index": 2, "name": "AMOUNT", "comment": "in cents"},
                 "ID": {"type": "TEXT", "index": 1, "name": "ID", "comment": null}},
               "stats": {"row_count": {"id": "row_count", "value": 1234567890123, "include": true},
                         "bytes": {"id": "bytes", "value": 42.0, "include": true}},
               "unique_id": "model.shop.orders"}},
             "sources": {"source.shop.raw.orders": {
               "metadata": {"type": "VIEW"}, "columns": {}, "stats": {}, "unique_id": "source.shop.raw.orders"}},
             "errors": null}
            """;

    private static final String RESULTS = """
            {"metadata": {}, "elapsed_time": 3.5, "args": {"which": "build"}, "results": [
              {"status": "success", "unique_id": "model.shop.orders", "execution_time": 2.25, "failures": null,
               "message": "SUCCESS 1", "adapter_response": {"rows_affected": 7, "query_id": "01b2"},
               "timing": [{"name": "compile", "started_at": "2026-01-01T00:00:00Z", "completed_at": null},
                          {"name": "execute", "started_at": "2026-01-01T00:00:01.5Z", "completed_at": null}]},
              {"status": "fail", "unique_id": "test.shop.unique_orders_id.1", "execution_time": 0.5, "failures": 3,
               "message": "Got 3 results", "adapter_response": {}, "timing": []}]}
            """;

    @Test
    void theCatalogTellsColumnsInTheTablesOrderAndItsSize() {
        ProjectGraph graph = Fixture.shop().file("target/catalog.json", CATALOG).read();

        assertThat(graph.build().tables())
                .extracting(BuiltTable::id)
                .containsExactly("model.shop.orders", "source.shop.raw.orders");
        BuiltTable orders = graph.build().tables().get(0);
        assertThat(orders.columns())
                .containsExactly(new BuiltColumn("ID", "TEXT", null), new BuiltColumn("AMOUNT", "NUMBER", "in cents"));
        assertThat(orders.rows()).isEqualTo(1_234_567_890_123L);
        assertThat(orders.bytes()).isEqualTo(42L);
        assertThat(orders.type()).isEqualTo("BASE TABLE");
        assertThat(orders.owner()).isEqualTo("TRANSFORMER");
    }

    @Test
    void runResultsTellHowEachNodeFared() {
        ProjectGraph graph =
                Fixture.shop().file("target/run_results.json", RESULTS).read();

        assertThat(graph.build().runs())
                .containsExactly(
                        new NodeRun(
                                "model.shop.orders",
                                "success",
                                2.25,
                                Instant.parse("2026-01-01T00:00:01.500Z"),
                                null,
                                7L,
                                "01b2",
                                "SUCCESS 1"),
                        new NodeRun(
                                "test.shop.unique_orders_id.1", "fail", 0.5, null, 3L, null, null, "Got 3 results"));
    }

    @Test
    void theyAreLookedForWhereTheProjectSaysDbtWritesThem() {
        ProjectGraph graph = new Fixture()
                .file("dbt_project.yml", "name: shop\ntarget-path: out/dbt\n")
                .file("out/dbt/run_results.json", RESULTS)
                .file("target/catalog.json", CATALOG)
                .read();

        assertThat(graph.build().runs()).hasSize(2);
        assertThat(graph.build().tables()).isEmpty();
    }

    @Test
    void aBrokenFileIsListedAndWhatStandsBeforeTheBreakIsUsed() {
        int cut = RESULTS.indexOf("{\"status\": \"fail\"");
        ProjectGraph graph = Fixture.shop()
                .file("target/run_results.json", RESULTS.substring(0, cut + 20))
                .file("target/catalog.json", "[]")
                .read();

        assertThat(graph.build().runs()).hasSize(1);
        assertThat(gaps(graph))
                .hasSize(2)
                .allMatch(gap -> gap.contains("it is no JSON"))
                .anyMatch(gap -> gap.startsWith("target/catalog.json:1"));
    }

    @Test
    void valuesOfAnUnexpectedTypeAreAsGoodAsMissing() {
        ProjectGraph graph = Fixture.shop()
                .file(
                        "target/run_results.json",
                        "{\"results\": [7, {\"unique_id\": \"model.shop.a\", \"execution_time\": \"fast\","
                                + " \"timing\": {}, \"adapter_response\": 3}]}")
                .file("target/catalog.json", "{\"nodes\": {\"model.shop.a\": {\"columns\": [], \"stats\": 1}}}")
                .read();

        assertThat(graph.build().runs()).singleElement().satisfies(run -> {
            assertThat(run.seconds()).isZero();
            assertThat(run.started()).isNull();
        });
        assertThat(graph.build().tables()).singleElement().satisfies(table -> {
            assertThat(table.id()).isEqualTo("model.shop.a");
            assertThat(table.rows()).isNull();
        });
    }
}
