package io.plumbline.parse.dbt;

import static io.plumbline.parse.dbt.Fixture.gaps;
import static io.plumbline.parse.dbt.Fixture.ids;
import static io.plumbline.parse.dbt.Fixture.node;
import static io.plumbline.parse.dbt.Fixture.parents;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Certainty;
import io.plumbline.model.ManifestCheck;
import io.plumbline.model.Model;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A manifest says what is; the files say where it stands. */
class ManifestTest {

    private static final String MANIFEST = """
            {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v%d.json"},
             "nodes": {
              "model.shop.orders": {"unique_id": "model.shop.orders", "name": "orders", "resource_type": "model",
               "package_name": "shop", "original_file_path": "models/orders.sql", "path": "orders.sql",
               "database": "PROD", "schema": "MART", "alias": "orders_live", "fqn": ["shop", "orders"],
               "config": {"materialized": "table", "enabled": true, "meta": {}}, "tags": ["t"], "meta": {},
               "description": "as built", "depends_on": {"nodes": ["model.shop.raw"], "macros": []}, "access": "public",
               "columns": {"id": {"name": "id", "description": "key", "tags": [], "meta": {}, "data_type": "int"}}},
              "model.shop.raw": {"unique_id": "model.shop.raw", "name": "raw", "package_name": "shop",
               "original_file_path": "models/raw.sql", "database": "PROD", "schema": "BASE", "alias": "raw",
               "fqn": ["shop", "raw"], "config": {"materialized": "view"}, "depends_on": {"nodes": []}},
              "test.shop.not_null_orders_id.1": {"unique_id": "test.shop.not_null_orders_id.1",
               "name": "not_null_orders_id", "package_name": "shop", "original_file_path": "models/s.yml",
               "test_metadata": {"name": "not_null", "namespace": null, "kwargs": {"column_name": "id", "model": "x"}},
               "column_name": "id", "config": {"severity": "WARN"}, "depends_on": {"nodes": ["model.shop.orders"]}}},
             "sources": {}, "exposures": {}, "parent_map": {"big": [1, 2]},
             "macros": {"macro.dbt.run_query": {"unique_id": "macro.dbt.run_query", "name": "run_query",
              "package_name": "dbt", "original_file_path": "macros/x.sql"}},
             "disabled": {"model.shop.off": [{"unique_id": "model.shop.off", "name": "off", "package_name": "shop",
              "original_file_path": "models/off.sql", "alias": "off", "config": {"materialized": "view"}}]}}
            """;

    private static Fixture project(String manifest) {
        return Fixture.shop()
                .file("target/manifest.json", manifest)
                .models("raw", "fresh")
                .file("models/off.sql", "{{ config(enabled=false) }}")
                .file(
                        "models/orders.sql",
                        "select 1\nfrom {{ ref('raw') }}\n{% if is_incremental() %}{{ ref('fresh') }}{% endif %}")
                .file("models/s.yml", "models:\n  - name: orders\n    columns:\n      - name: id\n");
    }

    @Test
    void theManifestsValuesWinAndTheFilesGiveTheLines() {
        ProjectGraph graph = project(MANIFEST.formatted(12)).read();

        assertThat(graph.project().fromManifest()).isTrue();
        Model orders = node(graph, "model.shop.orders", Model.class);
        assertThat(orders.relation()).isEqualTo(new Relation("PROD", "MART", "orders_live"));
        assertThat(orders.materialized()).isEqualTo("table");
        assertThat(orders.access()).isEqualTo("public");
        assertThat(orders.properties().description()).isEqualTo("as built");
        assertThat(orders.properties().declared()).hasToString("models/s.yml:2-4");
        assertThat(orders.properties().columns().get(0).description()).isEqualTo("key");
        assertThat(orders.properties().columns().get(0).location()).hasToString("models/s.yml:4");
        assertThat(orders.rendered().text()).isEqualTo("select 1\nfrom PROD.BASE.raw\n");
        assertThat(Fixture.edge(graph, "model.shop.raw", "model.shop.orders").location())
                .hasToString("models/orders.sql:2");
        assertThat(parents(graph, "model.shop.orders")).containsExactly("model.shop.raw");
        assertThat(parents(graph, "model.shop.orders", Certainty.CONDITIONAL)).containsExactly("model.shop.fresh");
        assertThat(node(graph, "test.shop.not_null_orders_id.1", io.plumbline.model.Test.class)
                        .attachedTo())
                .isEqualTo("model.shop.orders");
        assertThat(node(graph, "model.shop.off", Model.class).enabled()).isFalse();
        assertThat(ids(graph)).doesNotContain("macro.dbt.run_query", "model.shop.fresh");
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 5, 6, 7, 8, 9, 10, 11, 12, 20})
    void everyVersionFromTheFourthIsRead(int version) {
        ProjectGraph graph = project(MANIFEST.formatted(version)).read();

        assertThat(graph.project().fromManifest()).isTrue();
        assertThat(node(graph, "model.shop.orders", Model.class).relation().identifier())
                .isEqualTo("orders_live");
    }

    @Test
    void kindsThatCameAndWentWithTheVersionsAreRead() {
        String manifest = """
                {"metadata": {"dbt_schema_version": "https://schemas.getdbt.com/dbt/manifest/v%s.json"},
                 "nodes": {}, "sources": {}, "macros": {}, "exposures": {}, "disabled": {}, "metrics": {}, %s}
                """;
        String old = "\"docs\": {\"shop.intro\": {\"unique_id\": \"shop.intro\", \"name\": \"intro\","
                + " \"package_name\": \"shop\", \"original_file_path\": \"models/d.md\", \"block_contents\": \"Hi\"}}";
        String young = "\"groups\": {\"group.shop.fin\": {\"unique_id\": \"group.shop.fin\", \"name\": \"fin\","
                + " \"package_name\": \"shop\", \"original_file_path\": \"models/s.yml\", \"owner\": {\"name\": \"Fin\"}}},"
                + " \"unit_tests\": {\"unit_test.shop.orders.adds\": {\"unique_id\": \"unit_test.shop.orders.adds\","
                + " \"name\": \"adds\", \"package_name\": \"shop\", \"original_file_path\": \"models/s.yml\","
                + " \"depends_on\": {\"nodes\": [\"model.shop.orders\"]}}},"
                + " \"functions\": {\"function.shop.f\": {\"unique_id\": \"function.shop.f\", \"name\": \"f\","
                + " \"package_name\": \"shop\", \"original_file_path\": \"functions/f.sql\", \"alias\": \"f\"}}";

        assertThat(ids(Fixture.shop()
                        .file("target/manifest.json", manifest.formatted(4, old))
                        .read()))
                .containsExactly("doc.shop.intro");
        assertThat(ids(Fixture.shop()
                        .file("target/manifest.json", manifest.formatted(12, young))
                        .read()))
                .containsExactly("function.shop.f", "group.shop.fin", "unit_test.shop.orders.adds");
    }

    @Test
    void whereFilesAndManifestDifferIsListed() {
        ProjectGraph graph = project(MANIFEST.formatted(12)).read();

        ManifestCheck check = graph.build().check();
        assertThat(check.nodes()).isEqualTo(5);
        assertThat(check.equal()).isEqualTo(2);
        assertThat(check.differences())
                .extracting(d -> d.location() + " " + d.id() + " " + d.what() + ": " + d.files() + " / " + d.manifest())
                .containsExactly(
                        "models/fresh.sql:1 model.shop.fresh node: defined / ",
                        "models/orders.sql:1-3 model.shop.orders materialized: view / table",
                        "models/orders.sql:1-3 model.shop.orders access: protected / public",
                        "models/orders.sql:1-3 model.shop.orders tags:  / t",
                        "models/orders.sql:1-3 model.shop.orders description:  / as built",
                        "models/orders.sql:1-3 model.shop.orders columns: {id=} / {id=key}",
                        "target/manifest.json:1 test.shop.not_null_orders_id.1 node:  / known");
        assertThat(gaps(graph)).isEmpty();
    }

    @Test
    void olderAndBrokenManifestsAreRefusedAndTheFilesAreRead() {
        for (String manifest : new String[] {
            MANIFEST.formatted(3), "{}", "[1]", "", MANIFEST.formatted(12).substring(0, 900), "{\"metadata\": 3}"
        }) {
            ProjectGraph graph = project(manifest).read();

            assertThat(graph.project().fromManifest()).isFalse();
            assertThat(ids(graph)).contains("model.shop.fresh");
            assertThat(gaps(graph)).singleElement().asString().contains("the graph is read from the files");
        }
    }
}
