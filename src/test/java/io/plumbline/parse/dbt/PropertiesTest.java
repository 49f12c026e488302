package io.plumbline.parse.dbt;

import static io.plumbline.parse.dbt.Fixture.edge;
import static io.plumbline.parse.dbt.Fixture.gaps;
import static io.plumbline.parse.dbt.Fixture.ids;
import static io.plumbline.parse.dbt.Fixture.node;
import static io.plumbline.parse.dbt.Fixture.parents;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Exposure;
import io.plumbline.model.Macro;
import io.plumbline.model.Model;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.Snapshot;
import io.plumbline.model.Source;
import io.plumbline.model.UnitTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What properties files say of nodes, and where they say it. */
class PropertiesTest {

    @Test
    void factsKnowTheirLinesInsideListsAndBehindAnchors() {
        ProjectGraph graph =
                Fixture.shop().models("a", "b").file("models/s.yml", """
                        version: 2
                        models:
                          - name: a
                            columns: &columns
                              - name: id
                                description: the key
                              - {name: note}
                          - name: b

                            columns: *columns
                        """).read();

        Model a = node(graph, "model.shop.a", Model.class);
        Model b = node(graph, "model.shop.b", Model.class);
        assertThat(a.properties().declared()).hasToString("models/s.yml:3-7");
        assertThat(a.properties().columns())
                .extracting(c -> c.location().toString())
                .containsExactly("models/s.yml:5-6", "models/s.yml:7");
        assertThat(b.properties().declared()).hasToString("models/s.yml:8-10");
        assertThat(b.properties().columns().get(0).location()).hasToString("models/s.yml:5-6");
    }

    @Test
    void descriptionsResolveDocBlocks() {
        ProjectGraph graph = Fixture.shop()
                .models("a")
                .file("models/docs.md", "# Title\n{% docs order %}\nAn *order*.\n{% enddocs %}\n")
                .file(
                        "models/s.yml",
                        "models:\n  - name: a\n    description: 'It is {{ doc(\"order\") }}'\n"
                                + "    columns: [{name: x, description: \"{{ doc('gone') }}\"}]\n")
                .read();

        assertThat(node(graph, "model.shop.a", Model.class).properties().description())
                .isEqualTo("It is An *order*.");
        assertThat(gaps(graph)).singleElement().asString().contains("there is no docs block 'gone'");
        assertThat(ids(graph)).contains("doc.shop.order");
    }

    @Test
    void versionsOfAModelAreModels() {
        ProjectGraph graph = Fixture.shop()
                .file("models/dim_v1.sql", "select 1 as id")
                .file("models/other_file.sql", "select 1 as id")
                .file("models/latest.sql", "{{ ref('dim') }}")
                .file("models/pinned.sql", "{{ ref('dim', v=1) }}")
                .file("models/s.yml", """
                        models:
                          - name: dim
                            columns: [{name: id}, {name: old}]
                            data_tests: [dbt_utils.row_count]
                            versions:
                              - v: 1
                              - v: 2
                                defined_in: other_file
                                columns: [{include: all, exclude: [old]}, {name: new}]
                        """)
                .read();

        Model second = node(graph, "model.shop.dim.v2", Model.class);
        assertThat(second.latestVersion()).isEqualTo("2");
        assertThat(second.relation().identifier()).isEqualTo("dim_v2");
        assertThat(second.fqn()).containsExactly("shop", "dim", "v2");
        assertThat(second.properties().columns()).extracting("name").containsExactly("id", "new");
        assertThat(parents(graph, "model.shop.latest")).containsExactly("model.shop.dim.v2");
        assertThat(parents(graph, "model.shop.pinned")).containsExactly("model.shop.dim.v1");
        assertThat(ids(graph))
                .filteredOn(id -> id.startsWith("test.shop.dbt_utils_row_count_dim_v"))
                .hasSize(2);
    }

    @Test
    void sourcesMergeFreshnessTagsAndOverrides() {
        ProjectGraph graph = Fixture.shop()
                .installed("kit")
                .file(
                        "dbt_packages/kit/models/s.yml",
                        "sources: [{name: crm, schema: old, tables: [{name: people}]}]\n")
                .file("models/o.yml", "sources: [{name: crm, overrides: kit, schema: new}]\n")
                .file("models/s.yml", """
                        sources:
                          - name: web
                            database: lake
                            tags: [a]
                            freshness: {warn_after: {count: 1, period: day}}
                            loaded_at_field: at
                            tables:
                              - name: clicks
                                identifier: CLICKS_V2
                                tags: [b]
                              - name: views
                                freshness: null
                              - name: closed
                                config: {enabled: false}
                        """)
                .read();

        Source clicks = node(graph, "source.shop.web.clicks", Source.class);
        assertThat(clicks.relation()).hasToString("lake.web.CLICKS_V2");
        assertThat(clicks.freshness()).isTrue();
        assertThat(clicks.loadedAtField()).isEqualTo("at");
        assertThat(clicks.properties().tags()).containsExactly("a", "b");
        assertThat(clicks.location()).hasToString("models/s.yml:8-10");
        assertThat(clicks.sourceLocation()).hasToString("models/s.yml:2-14");
        assertThat(node(graph, "source.shop.web.views", Source.class).freshness())
                .isFalse();
        assertThat(node(graph, "source.shop.web.closed", Source.class).enabled())
                .isFalse();
        assertThat(node(graph, "source.kit.crm.people", Source.class).relation().schema())
                .isEqualTo("new");
    }

    @Test
    void snapshotsComeInBothSyntaxes() {
        ProjectGraph graph = Fixture.shop()
                .models("orders")
                .file("snapshots/all.sql", """
                        {% snapshot one %}
                        {{ config(target_schema='hist', strategy='check', unique_key='id', check_cols='all') }}
                        select * from {{ ref('orders') }}
                        {% endsnapshot %}
                        {% snapshot two %}{{ config(strategy='timestamp') }} select 1{% endsnapshot %}
                        """)
                .file(
                        "snapshots/s.yml",
                        "snapshots:\n  - name: three\n    relation: ref('orders')\n    config: {strategy: timestamp}\n")
                .read();

        Snapshot one = node(graph, "snapshot.shop.one", Snapshot.class);
        assertThat(one.location()).hasToString("snapshots/all.sql:1-4");
        assertThat(one.relation().schema()).isEqualTo("hist");
        assertThat(edge(graph, "model.shop.orders", "snapshot.shop.one")
                        .location()
                        .line())
                .isEqualTo(3);
        assertThat(parents(graph, "snapshot.shop.three")).containsExactly("model.shop.orders");
        assertThat(node(graph, "snapshot.shop.three", Snapshot.class).strategy())
                .isEqualTo("timestamp");
        assertThat(ids(graph)).contains("snapshot.shop.two");
    }

    @Test
    void exposuresGroupsMetricsUnitTestsAndHooksAreThere() {
        ProjectGraph graph = new Fixture()
                .file("dbt_project.yml", "name: shop\non-run-end: [\"grant on {{ ref('orders') }}\"]\n")
                .models("orders")
                .file("models/s.yml", """
                        exposures:
                          - name: board
                            type: dashboard
                            owner: {name: Ann, email: ann@example.com}
                            depends_on:
                              - ref('orders')
                              - metric('revenue')
                        groups: [{name: money, owner: {name: Bo}}]
                        semantic_models:
                          - name: sem
                            model: ref('orders')
                            measures: [{name: total, agg: sum}]
                        metrics:
                          - {name: revenue, type: simple, type_params: {measure: total}}
                          - {name: share, type: ratio, type_params: {numerator: revenue, denominator: {name: revenue}}}
                        saved_queries:
                          - {name: q, query_params: {metrics: [share]}}
                        unit_tests:
                          - {name: adds, model: orders, given: [], expect: {rows: []}}
                        """)
                .read();

        assertThat(parents(graph, "exposure.shop.board")).containsExactly("metric.shop.revenue", "model.shop.orders");
        assertThat(node(graph, "exposure.shop.board", Exposure.class).owner().label())
                .isEqualTo("Ann");
        assertThat(parents(graph, "metric.shop.revenue")).containsExactly("semantic_model.shop.sem");
        assertThat(parents(graph, "metric.shop.share")).containsExactly("metric.shop.revenue");
        assertThat(parents(graph, "saved_query.shop.q")).containsExactly("metric.shop.share");
        assertThat(parents(graph, "semantic_model.shop.sem")).containsExactly("model.shop.orders");
        assertThat(node(graph, "unit_test.shop.orders.adds", UnitTest.class).tests())
                .isEqualTo("model.shop.orders");
        assertThat(parents(graph, "operation.shop.shop-on-run-end-0")).containsExactly("model.shop.orders");
        assertThat(ids(graph)).contains("group.shop.money");
    }

    @Test
    void macrosKnowTheirLinesParametersAndCalls() {
        ProjectGraph graph = Fixture.shop()
                .file(
                        "macros/m.sql",
                        "{% macro inner(a, b=1) %}{% endmacro %}\n\n{% macro outer() %}\n{{ inner(1) }}\n{% endmacro %}")
                .file("macros/m.yml", "macros: [{name: inner, description: d, arguments: [{name: a, type: int}]}]")
                .read();

        Macro outer = node(graph, "macro.shop.outer", Macro.class);
        assertThat(outer.location()).hasToString("macros/m.sql:3-5");
        assertThat(outer.calls()).containsExactly("macro.shop.inner");
        Macro inner = node(graph, "macro.shop.inner", Macro.class);
        assertThat(inner.parameters()).isEqualTo(List.of("a", "b"));
        assertThat(inner.description()).isEqualTo("d");
    }

    @Test
    void oneModelInTwoPropertiesFilesIsAProblem() {
        ProjectGraph graph = Fixture.shop()
                .models("a")
                .file("models/one.yml", "models: [{name: a, description: first}]")
                .file("models/two.yml", "models:\n  - name: a\n    description: second\n  - name: nobody\n")
                .read();

        assertThat(node(graph, "model.shop.a", Model.class).properties().description())
                .isEqualTo("first");
        assertThat(gaps(graph))
                .hasSize(2)
                .anyMatch(gap -> gap.startsWith("models/two.yml:2 ") && gap.contains("models/one.yml"))
                .anyMatch(gap -> gap.startsWith("models/two.yml:4 ") && gap.contains("no file defines it"));
    }
}
