package io.plumbline.parse.dbt;

import static io.plumbline.parse.dbt.Fixture.gaps;
import static io.plumbline.parse.dbt.Fixture.ids;
import static io.plumbline.parse.dbt.Fixture.node;
import static io.plumbline.parse.dbt.Fixture.parents;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Certainty;
import io.plumbline.model.Model;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.Source;
import org.junit.jupiter.api.Test;

/** What a reference means, and what runs at parse time. */
class ReferenceTrapsTest {

    private static final String ORDERS = "model.shop.orders";

    @Test
    void aFalsyVersionIsNone() {
        ProjectGraph graph = Fixture.shop()
                .models("a", "b")
                .file("models/orders.sql", "{{ ref('a', v=none) }} {{ ref('b', version='') }}")
                .read();

        assertThat(parents(graph, ORDERS)).containsExactly("model.shop.a", "model.shop.b");
    }

    @Test
    void aPackagesNodeLooksInTheRootFirstAndByAFlagInItself() {
        Fixture files = new Fixture()
                .file("models/base.sql", "select 1")
                .installed("kit")
                .file("dbt_packages/kit/models/base.sql", "select 1")
                .file("dbt_packages/kit/models/reader.sql", "{{ ref('base') }}");

        ProjectGraph usual = files.file("dbt_project.yml", "name: shop\n").read();
        assertThat(parents(usual, "model.kit.reader")).containsExactly("model.shop.base");

        ProjectGraph flagged = files.file(
                        "dbt_project.yml", "name: shop\nflags: {require_ref_searches_node_package_before_root: true}\n")
                .read();
        assertThat(parents(flagged, "model.kit.reader")).containsExactly("model.kit.base");
    }

    @Test
    void aNameThatTwoPackagesHaveIsAProblemAndNoEdge() {
        ProjectGraph graph = Fixture.shop()
                .installed("one")
                .installed("two")
                .file("dbt_packages/one/models/base.sql", "select 1")
                .file("dbt_packages/two/models/base.sql", "select 1")
                .file("models/orders.sql", "select * from {{ ref('base') }}")
                .read();

        assertThat(parents(graph, ORDERS)).isEmpty();
        assertThat(gaps(graph)).anyMatch(gap -> gap.contains("base") && gap.contains("models/orders.sql"));
    }

    @Test
    void aDisabledParentIsAProblemOfAModelAndDropsATest() {
        ProjectGraph graph = Fixture.shop()
                .file("models/off.sql", "{{ config(enabled=false) }}select 1")
                .file("models/orders.sql", "select * from {{ ref('off') }}")
                .file("tests/check_off.sql", "select * from {{ ref('off') }}")
                .read();

        assertThat(gaps(graph)).anyMatch(gap -> gap.startsWith("models/orders.sql") && gap.contains("disabled"));
        assertThat(gaps(graph)).noneMatch(gap -> gap.contains("check_off"));
        assertThat(parents(graph, "test.shop.check_off")).isEmpty();
    }

    @Test
    void aSourceIsNamedByItsTableNotByItsIdentifier() {
        ProjectGraph graph = Fixture.shop()
                .file("models/s.yml", "sources: [{name: web, tables: [{name: clicks, identifier: CLICKS_V2}]}]\n")
                .file("models/orders.sql", "{{ source('web', 'clicks') }}")
                .file("models/wrong.sql", "{{ source('web', 'CLICKS_V2') }}")
                .read();

        assertThat(parents(graph, ORDERS)).containsExactly("source.shop.web.clicks");
        assertThat(parents(graph, "model.shop.wrong")).isEmpty();
    }

    @Test
    void aPrivateModelsReaderInAnotherGroupKeepsItsEdge() {
        ProjectGraph graph = Fixture.shop()
                .models("secret")
                .file("models/orders.sql", "{{ ref('secret') }}")
                .file("models/s.yml", """
                        groups: [{name: finance, owner: {name: Finance}}]
                        models: [{name: secret, access: private, group: finance}]
                        """)
                .read();

        assertThat(parents(graph, ORDERS)).containsExactly("model.shop.secret");
    }

    @Test
    void analysesHaveParentsAndNobodyCanReadThem() {
        ProjectGraph graph = Fixture.shop()
                .models("a")
                .file("analyses/look.sql", "{{ ref('a') }}")
                .file("models/orders.sql", "{{ ref('look') }}")
                .read();

        assertThat(parents(graph, "analysis.shop.look")).containsExactly("model.shop.a");
        assertThat(parents(graph, ORDERS)).isEmpty();
    }

    @Test
    void theInputsOfAUnitTestAreNoParents() {
        ProjectGraph graph =
                Fixture.shop().models("a", "orders").file("models/s.yml", """
                        unit_tests:
                          - name: adds_up
                            model: orders
                            given: [{input: ref('a'), rows: [{id: 1}]}]
                            expect: {rows: [{id: 1}]}
                        """).read();

        assertThat(parents(graph, "unit_test.shop.orders.adds_up")).containsExactly(ORDERS);
    }

    @Test
    void anExposureMayDependOnAMetric() {
        ProjectGraph graph =
                Fixture.shop().models("orders").file("models/s.yml", """
                        semantic_models:
                          - name: orders
                            model: ref('orders')
                            measures: [{name: paid, agg: sum}]
                        metrics:
                          - name: revenue
                            label: Revenue
                            type: simple
                            type_params: {measure: paid}
                        exposures:
                          - name: board
                            type: dashboard
                            owner: {name: Finance}
                            depends_on: [metric('revenue')]
                        """).read();

        assertThat(parents(graph, "semantic_model.shop.orders")).containsExactly(ORDERS);
        assertThat(parents(graph, "metric.shop.revenue")).containsExactly("semantic_model.shop.orders");
        assertThat(parents(graph, "exposure.shop.board")).containsExactly("metric.shop.revenue");
    }

    @Test
    void seedsHaveNoParents() {
        ProjectGraph graph = Fixture.shop()
                .models("a")
                .file("seeds/s.csv", "id\n{{ ref('a') }}\n")
                .read();

        assertThat(parents(graph, "seed.shop.s")).isEmpty();
    }

    @Test
    void rawBlocksAreNotRendered() {
        ProjectGraph graph = Fixture.shop()
                .models("a", "b")
                .file("models/orders.sql", "{% raw %}{{ ref('a') }}{% endraw %} {{ ref('b') }}")
                .read();

        assertThat(parents(graph, ORDERS)).containsExactly("model.shop.b");
    }

    @Test
    void aDependsOnCommentGivesTheEdgeThatABranchHides() {
        ProjectGraph graph =
                Fixture.shop().models("a").file("models/orders.sql", """
                        -- depends_on: {{ ref('a') }}
                        {% if execute %} select * from {{ ref('a') }} {% endif %}
                        """).read();

        assertThat(parents(graph, ORDERS)).containsExactly("model.shop.a");
    }

    @Test
    void queriesAndAdapterCallsAnswerNothingAtParseTime() {
        ProjectGraph graph = Fixture.shop()
                .models("a", "b", "c")
                .file("models/orders.sql", """
                        {% set rows = run_query('select 1') %}
                        {% if rows %} {{ ref('b') }} {% endif %}
                        {% set known = adapter.get_relation(database='d', schema='s', identifier='i') %}
                        {% if execute and known %} {{ ref('c') }} {% endif %}
                        {{ ref('a') }}
                        """)
                .read();

        assertThat(parents(graph, ORDERS)).contains("model.shop.a").doesNotContain("model.shop.c");
        assertThat(gaps(graph)).isEmpty();
    }

    @Test
    void aMissingVariableIsNoneAndFailsNothing() {
        ProjectGraph graph =
                Fixture.shop().models("a", "b").file("models/orders.sql", """
                        {% if var('nobody_sets_this') %} {{ ref('b') }} {% endif %} {{ ref('a') }}
                        """).read();

        assertThat(parents(graph, ORDERS)).containsExactly("model.shop.a");
        assertThat(parents(graph, ORDERS, Certainty.CONDITIONAL)).containsExactly("model.shop.b");
    }

    @Test
    void configGetIsEmptyAtParseTime() {
        ProjectGraph graph =
                Fixture.shop().models("a", "b").file("models/orders.sql", """
                        {{ config(materialized='table') }}
                        {% if config.get('materialized') == 'table' %} {{ ref('b') }} {% endif %} {{ ref('a') }}
                        """).read();

        assertThat(parents(graph, ORDERS)).containsExactly("model.shop.a");
    }

    @Test
    void relationsInTheArgumentsOfAMacroAreParents() {
        ProjectGraph graph = Fixture.shop()
                .models("a", "b")
                .file(
                        "macros/union.sql",
                        "{% macro all_of(relations) %}{% for r in relations %}select * from {{ r }} {% endfor %}"
                                + "{% endmacro %}")
                .file("models/orders.sql", "{{ all_of(relations=[ref('a'), ref('b')]) }}")
                .read();

        assertThat(parents(graph, ORDERS)).containsExactly("model.shop.a", "model.shop.b");
    }

    @Test
    void jinjaInAPythonModelIsNotRendered() {
        ProjectGraph graph =
                Fixture.shop().models("a", "b").file("models/orders.py", """
                        def model(dbt, session):
                            # {{ ref('b') }}
                            return dbt.ref("a")
                        """).read();

        assertThat(parents(graph, ORDERS)).containsExactly("model.shop.a");
        assertThat(node(graph, ORDERS, Model.class).materialized()).isEqualTo("table");
    }

    @Test
    void twoPackagesMayHaveTheSameSource() {
        ProjectGraph graph = Fixture.shop()
                .installed("kit")
                .file("dbt_packages/kit/models/s.yml", "sources: [{name: crm, tables: [{name: people}]}]\n")
                .file("models/s.yml", "sources: [{name: crm, tables: [{name: people}]}]\n")
                .file("models/orders.sql", "{{ source('crm', 'people') }}")
                .read();

        assertThat(graph.artifacts()).filteredOn(Source.class::isInstance).hasSize(2);
        assertThat(parents(graph, ORDERS)).containsExactly("source.shop.crm.people");
        assertThat(ids(graph)).contains("source.kit.crm.people");
    }
}
