package io.plumbline.parse.dbt;

import static io.plumbline.parse.dbt.Fixture.ids;
import static io.plumbline.parse.dbt.Fixture.node;
import static io.plumbline.parse.dbt.Fixture.parents;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.ProjectGraph;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Names, ids, arguments and parents of data tests. */
class GenericTestsTest {

    private static io.plumbline.model.Test test(ProjectGraph graph, String id) {
        return node(graph, id, io.plumbline.model.Test.class);
    }

    private static List<String> tests(ProjectGraph graph) {
        return ids(graph).stream().filter(id -> id.startsWith("test.")).toList();
    }

    @Test
    void idsAreDbtsOwn() {
        ProjectGraph graph = new Fixture()
                .file("dbt_project.yml", "name: jaffle_shop\n")
                .models("customers")
                .file(
                        "models/s.yml",
                        "models: [{name: customers, columns: [{name: customer_id, tests: [unique, not_null]}]}]")
                .read();

        // the ids that dbt's documentation shows for its tutorial project
        assertThat(tests(graph))
                .containsExactly(
                        "test.jaffle_shop.not_null_customers_customer_id.5c9bf9911d",
                        "test.jaffle_shop.unique_customers_customer_id.c5af1ff4b1");
    }

    @Test
    void everyFormOfATestIsRead() {
        ProjectGraph graph = Fixture.shop()
                .models("orders", "customers")
                .file("models/s.yml", """
                        models:
                          - name: orders
                            data_tests:
                              - kit.combination: {arguments: {columns: [a, b]}}
                              - test_name: kit.positive
                                name: all_positive
                                config: {severity: warn, where: "x > 1"}
                            columns:
                              - name: customer_id
                                data_tests:
                                  - relationships: {to: ref('customers'), field: id, severity: warn}
                                  - accepted_values:
                                      arguments: {values: [1, true, 'x y']}
                        """)
                .file("packages.yml", "packages: [{package: acme/kit, version: 1}]")
                .read();

        assertThat(tests(graph))
                .extracting(id -> id.substring(0, id.lastIndexOf('.')))
                .containsExactly(
                        "test.shop.accepted_values_orders_customer_id__1__True__x_y",
                        "test.shop.all_positive",
                        "test.shop.kit_combination_orders_a__b",
                        "test.shop.relationships_orders_customer_id__id__ref_customers_");
        String relationships = tests(graph).get(3);
        assertThat(parents(graph, relationships)).containsExactly("model.shop.customers", "model.shop.orders");
        assertThat(test(graph, relationships).attachedTo()).isEqualTo("model.shop.orders");
        assertThat(test(graph, relationships).column()).isEqualTo("customer_id");
        assertThat(test(graph, relationships).config()).containsEntry("severity", "warn");
        assertThat(test(graph, relationships).arguments()).isEqualTo(Map.of("to", "ref('customers')", "field", "id"));
        assertThat(test(graph, tests(graph).get(2)).label()).isEqualTo("kit.combination");
        assertThat(test(graph, tests(graph).get(2)).enabled()).isTrue();
        assertThat(test(graph, tests(graph).get(1)).config()).containsEntry("where", "x > 1");
    }

    @Test
    void testsOfADisabledModelAreDropped() {
        ProjectGraph graph = Fixture.shop()
                .file("models/orders.sql", "{{ config(enabled=false) }}")
                .file("models/s.yml", "models: [{name: orders, data_tests: [is_good]}]")
                .file("tests/no_orders.sql", "select * from {{ ref('orders') }}")
                .read();

        assertThat(tests(graph))
                .hasSize(2)
                .allSatisfy(id -> assertThat(test(graph, id).enabled()).isFalse());
        assertThat(graph.edges()).isEmpty();
    }

    @Test
    void aTestsMacroMayReferToMore() {
        ProjectGraph graph = Fixture.shop()
                .models("orders", "calendar")
                .file(
                        "tests/generic/t.sql",
                        "{% test in_calendar(model, column_name) %}{{ config(severity='warn') }}\n"
                                + "select * from {{ model }}, {{ ref('calendar') }}{% endtest %}")
                .file("models/s.yml", "models: [{name: orders, columns: [{name: day, data_tests: [in_calendar]}]}]")
                .read();

        String id = tests(graph).get(0);
        assertThat(parents(graph, id)).containsExactly("model.shop.calendar", "model.shop.orders");
        assertThat(test(graph, id).config()).containsEntry("severity", "warn");
    }

    @Test
    void sourcesHaveTestsAndSingularTestsHaveParents() {
        ProjectGraph graph = Fixture.shop()
                .models("orders")
                .file(
                        "models/s.yml",
                        "sources: [{name: crm, tables: [{name: p, columns: [{name: id, tests: [unique]}]}]}]")
                .file("tests/sums.sql", "select * from {{ ref('orders') }}")
                .file("tests/fixtures/rows.sql", "select * from {{ ref('gone') }}")
                .read();

        assertThat(tests(graph)).hasSize(2);
        assertThat(tests(graph).get(0)).startsWith("test.shop.source_unique_crm_p_id.");
        assertThat(test(graph, tests(graph).get(0)).attachedTo()).isEqualTo("source.shop.crm.p");
        assertThat(parents(graph, tests(graph).get(0))).containsExactly("source.shop.crm.p");
        assertThat(test(graph, "test.shop.sums").singular()).isTrue();
        assertThat(parents(graph, "test.shop.sums")).containsExactly("model.shop.orders");
    }
}
