package io.plumbline.parse.dbt;

import static io.plumbline.parse.dbt.Fixture.gaps;
import static io.plumbline.parse.dbt.Fixture.ids;
import static io.plumbline.parse.dbt.Fixture.node;
import static io.plumbline.parse.dbt.Fixture.parents;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Model;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.Relation;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The order in which dbt lays configuration over configuration, and the names that come of it. */
class ConfigurationTest {

    private static Model model(ProjectGraph graph, String name) {
        return node(graph, "model.shop." + name, Model.class);
    }

    private static String text(ProjectGraph graph, String name) {
        return Objects.requireNonNull(model(graph, name).rendered()).text();
    }

    @Test
    void theParticularWinsOverTheGeneralAndTheFileOverAll() {
        ProjectGraph graph = new Fixture()
                .file("dbt_project.yml", """
                        name: shop
                        models:
                          +materialized: table
                          shop:
                            marts:
                              +materialized: incremental
                              +tags: nightly
                              +meta: {owner: a, tier: 1}
                        """)
                .file("models/one.sql", "select 1")
                .file("models/marts/two.sql", "select 1")
                .file("models/marts/three.sql", "{{ config(materialized='view', tags=['own'], meta={'tier': 3}) }}")
                .file("models/marts/s.yml", "models: [{name: three, config: {materialized: ephemeral, tags: [yml]}}]")
                .read();

        assertThat(model(graph, "one").materialized()).isEqualTo("table");
        assertThat(model(graph, "two").materialized()).isEqualTo("incremental");
        assertThat(model(graph, "three").materialized()).isEqualTo("view");
        assertThat(model(graph, "three").properties().tags()).containsExactly("nightly", "yml", "own");
        assertThat(model(graph, "three").properties().meta()).isEqualTo(Map.of("owner", "a", "tier", 3L));
    }

    @Test
    void aMapWithoutPlusIsAFolder() {
        ProjectGraph graph = new Fixture()
                .file("dbt_project.yml", "name: shop\nmodels: {shop: {meta: {owner: a}, +docs: {show: false}}}\n")
                .models("orders")
                .read();

        assertThat(model(graph, "orders").properties().meta()).isEmpty();
        assertThat(model(graph, "orders").properties().config()).containsEntry("docs", Map.of("show", false));
    }

    @Test
    void theRootProjectHasTheLastWordOverAPackagesModel() {
        ProjectGraph graph = new Fixture()
                .file("dbt_project.yml", "name: shop\nmodels: {kit: {+materialized: table}}\n")
                .installed("kit")
                .file("dbt_packages/kit/models/a.sql", "{{ config(materialized='view') }}")
                .read();

        assertThat(node(graph, "model.kit.a", Model.class).materialized()).isEqualTo("table");
    }

    @Test
    void variablesSwitchNodesOnAndOff() {
        Fixture fixture = new Fixture()
                .file("dbt_project.yml", "name: shop\nvars: {with_b: false, kit: {with_b: true}}\n")
                .installed("kit")
                .file("dbt_packages/kit/models/b.sql", "{{ config(enabled=var('with_b', false)) }}")
                .file("models/b.sql", "{{ config(enabled=var('with_b')) }}")
                .file("models/c.sql", "{{ ref('b') }}");
        ProjectGraph graph = fixture.read();

        assertThat(model(graph, "b").enabled()).isFalse();
        assertThat(node(graph, "model.kit.b", Model.class).enabled()).isTrue();
        assertThat(gaps(graph)).singleElement().asString().contains("model.shop.b is disabled");
    }

    @Test
    void twinsOfWhichOneIsOnAreOneModel() {
        ProjectGraph graph = new Fixture()
                .file("dbt_project.yml", """
                        name: shop
                        models:
                          shop:
                            duckdb: {+enabled: "{{ target.type == 'duckdb' }}"}
                            snowflake: {+enabled: "{{ target.type == 'snowflake' | as_bool }}"}
                        """)
                .models("raw")
                .file("models/duckdb/orders.sql", "select 1")
                .file("models/snowflake/orders.sql", "select * from {{ ref('raw') }}")
                .file("models/s.yml", "models: [{name: orders, description: all of them}]")
                .read();

        Model enabled = graph.artifacts().stream()
                .filter(a -> a instanceof Model m && m.enabled() && m.name().equals("orders"))
                .map(Model.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(enabled.location().path()).isEqualTo("models/snowflake/orders.sql");
        assertThat(enabled.properties().description()).isEqualTo("all of them");
        assertThat(parents(graph, "model.shop.orders")).containsExactly("model.shop.raw");
    }

    @Test
    void relationNamesGoThroughTheProjectsOwnMacros() {
        Fixture fixture = Fixture.shop()
                .file("models/plain.sql", "select 1")
                .file("models/placed.sql", "{{ config(database='lake', schema='mart', alias='p') }}");

        ProjectGraph byDefault = fixture.read();
        assertThat(model(byDefault, "plain").relation()).isEqualTo(new Relation(null, null, "plain"));
        assertThat(model(byDefault, "placed").relation()).isEqualTo(new Relation("lake", "target_schema_mart", "p"));

        fixture.file("macros/names.sql", """
                {% macro generate_schema_name(custom_schema_name, node) -%}
                  {%- if target.name == 'prod' and custom_schema_name -%} {{ custom_schema_name | trim }}
                  {%- else -%} {{ node.fqn[0] }}_dev {%- endif -%}
                {%- endmacro %}
                """);
        ProjectGraph overridden = fixture.read();
        assertThat(model(overridden, "placed").relation()).isEqualTo(new Relation("lake", "mart", "p"));
        assertThat(model(overridden, "plain").relation()).isEqualTo(new Relation(null, "shop_dev", "plain"));
    }

    @Test
    void modelsMayLiveInSeveralFoldersAlsoAboveTheProject() {
        ProjectGraph graph = new Fixture()
                .file("apps/shop/dbt_project.yml", "name: shop\nmodel-paths: [models, ../../shared]\n")
                .file("apps/shop/models/a.sql", "{{ ref('b') }}")
                .file("apps/shop/.dbtignore", "*.draft.sql\nscratch/\n")
                .file("apps/shop/models/old.draft.sql", "{{ ref('gone') }}")
                .file("apps/shop/models/scratch/x.sql", "{{ ref('gone') }}")
                .file("apps/shop/models/.hidden.sql", "{{ ref('gone') }}")
                .file("shared/deep/b.sql", "select 1")
                .file("other/dbt_project.yml", "name: other\n")
                .file("other/models/c.sql", "select 1")
                .read("apps/shop");

        assertThat(ids(graph)).containsExactly("model.shop.a", "model.shop.b");
        assertThat(model(graph, "b").fqn()).containsExactly("shop", "deep", "b");
        assertThat(parents(graph, "model.shop.a")).containsExactly("model.shop.b");
        assertThat(gaps(graph)).isEmpty();
    }

    @Test
    void localPackagesAndMeshProjectsAreKnown() {
        ProjectGraph graph = new Fixture()
                .file("it/dbt_project.yml", "name: it\n")
                .file("it/packages.yml", "packages:\n  - local: ../\n")
                .file("it/dependencies.yml", "projects:\n  - name: finance\n")
                .file("dbt_project.yml", "name: core\n")
                .file("models/a.sql", "{{ ref('finance', 'ledger') }}")
                .read("it");

        assertThat(graph.project().installed()).containsExactly("core");
        assertThat(graph.project().external()).containsExactly("finance");
        assertThat(ids(graph)).containsExactly("model.core.a");
        assertThat(gaps(graph)).singleElement().asString().contains("package 'finance' is not installed");
    }

    @Test
    void aPackageByAddressIsThereWhenAnInstalledOneIsNamedByNothingElse() {
        Fixture fixture = Fixture.shop()
                .file(
                        "packages.yml",
                        "packages:\n  - git: https://example.com/acme/dbt-data-kit.git\n    revision: v1\n");
        assertThat(fixture.read().project().external()).containsExactly("data_kit");

        ProjectGraph installed = fixture.installed("observer").read();
        assertThat(installed.project().installed()).containsExactly("observer");
        assertThat(installed.project().external()).isEmpty();
    }

    @Test
    void aVariableOfTheEnvironmentStandsForItselfInNames() {
        ProjectGraph graph = Fixture.shop()
                .file("models/s.yml", """
                        sources:
                          - name: shop
                            database: "{{ env_var('LOAD') }}"
                            schema: "{{ env_var('NONE', '') }}"
                            tables: [{name: orders}]
                        """)
                .file("models/one.sql", """
                        {{ config(database=env_var('PROD'), schema='marts') }}
                        select * from {{ source('shop', 'orders') }} where region = '{{ env_var('REGION', 'eu') }}'
                        """)
                .read();

        assertThat(model(graph, "one").relation())
                .isEqualTo(new Relation("env_var_PROD", "target_schema_marts", "one"));
        assertThat(text(graph, "one")).contains("select * from env_var_LOAD.orders where region = 'eu'");
    }

    @Test
    void theConnectionsNamesCanBeTold() {
        ProjectGraph graph = new DbtReader()
                .read(
                        Fixture.shop()
                                .file("models/s.yml", "sources: [{name: shop, tables: [{name: orders}]}]")
                                .file("models/one.sql", "{{ config(schema='marts') }} select '{{ target.schema }}'")
                                .file("models/two.sql", "select * from {{ source('shop', 'orders') }}"),
                        "",
                        new DbtSettings("prod", "snowflake", "ANALYTICS", "DBT", Map.of()));

        assertThat(model(graph, "one").relation()).isEqualTo(new Relation("ANALYTICS", "DBT_marts", "one"));
        assertThat(model(graph, "two").relation()).isEqualTo(new Relation("ANALYTICS", "DBT", "two"));
        assertThat(text(graph, "one")).contains("select 'DBT'");
        assertThat(text(graph, "two")).contains("ANALYTICS.shop.orders");
    }

    @Test
    void aConfigurationThatFailingJinjaDoesNotReachIsTakenFromTheText() {
        String fails = "{% for day in range(var('days')) %}{% endfor %}";
        ProjectGraph graph = Fixture.shop()
                .file(
                        "models/literal.sql",
                        fails + "{{ config(materialized='incremental', unique_key=keys) }} select 1")
                .file("models/computed.sql", fails + "{{ config(materialized=kind, enabled=on) }} select 1")
                .file("models/mapped.sql", fails + "{{ config({'materialized': kind}) }} select 1")
                .file("models/broken.sql", "{{ config(materialized='table') }} {% if %}")
                .file("models/plain.sql", fails + "select 1")
                .read();

        assertThat(model(graph, "literal").materialized()).isEqualTo("incremental");
        assertThat(model(graph, "literal").properties().config()).containsEntry("unique_key", "unknown");
        assertThat(model(graph, "computed").materialized()).isEqualTo("unknown");
        assertThat(model(graph, "computed").enabled()).isTrue();
        assertThat(model(graph, "mapped").materialized()).isEqualTo("unknown");
        assertThat(model(graph, "broken").materialized()).isEqualTo("unknown");
        assertThat(model(graph, "plain").materialized()).isEqualTo("view");
    }
}
