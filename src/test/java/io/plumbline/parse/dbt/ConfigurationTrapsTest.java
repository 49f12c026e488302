package io.plumbline.parse.dbt;

import static io.plumbline.parse.dbt.Fixture.gaps;
import static io.plumbline.parse.dbt.Fixture.ids;
import static io.plumbline.parse.dbt.Fixture.node;
import static io.plumbline.parse.dbt.Fixture.parents;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.DocBlock;
import io.plumbline.model.Model;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.Source;
import io.plumbline.model.UnitTest;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where a value comes from: configuration, variables, descriptions, and the tests that hang on a node. */
class ConfigurationTrapsTest {

    private static final String ORDERS = "model.shop.orders";

    @Test
    void tagsAppendMetaMergesAndTheRestIsReplaced() {
        ProjectGraph graph = new Fixture()
                .file("dbt_project.yml", """
                        name: shop
                        models:
                          shop:
                            +tags: [project]
                            +meta: {a: 1, b: 1}
                            +materialized: table
                            +grants: {select: [reader]}
                        """)
                .file("models/orders.sql", """
                        {{ config(tags=['file'], meta={'b': 2}, materialized='view') }}
                        {{ config(tags='again', grants={'+select': ['writer']}) }}
                        select 1
                        """)
                .file("models/s.yml", "models: [{name: orders, config: {tags: yaml, meta: {c: 3}}}]\n")
                .read();

        Model orders = node(graph, ORDERS, Model.class);
        assertThat(orders.properties().tags()).containsExactlyInAnyOrder("project", "yaml", "file", "again");
        assertThat(orders.properties().meta()).containsOnly(Map.entry("a", 1L), Map.entry("b", 2L), Map.entry("c", 3L));
        assertThat(orders.materialized()).isEqualTo("view");
        assertThat(orders.properties().config().get("grants").toString()).contains("reader", "writer");
    }

    @Test
    void hooksAddUp() {
        ProjectGraph graph = new Fixture()
                .file("dbt_project.yml", "name: shop\nmodels: {shop: {+post-hook: 'grant one'}}\n")
                .file("models/orders.sql", "{{ config(post_hook='grant two') }}select 1")
                .read();

        assertThat(node(graph, ORDERS, Model.class)
                        .properties()
                        .config()
                        .get("post-hook")
                        .toString())
                .contains("grant one", "grant two");
    }

    @Test
    void theCommandLinesVariablesWinOverAllOthers() {
        Fixture files = new Fixture()
                .file("dbt_project.yml", "name: shop\nvars: {x: global, shop: {x: scoped}, kit: {x: for kit}}\n")
                .installed("kit")
                .file("dbt_packages/kit/dbt_project.yml", "name: kit\nvars: {x: kits own, y: kits y}\n")
                .file("dbt_packages/kit/models/in_kit.sql", "{{ config(tags=[var('x'), var('y')]) }}select 1")
                .file("models/orders.sql", "{{ config(tags=[var('x'), var('z', 'default')]) }}select 1");

        assertThat(node(files.read(), ORDERS, Model.class).properties().tags()).containsExactly("scoped", "default");
        assertThat(node(files.read(), "model.kit.in_kit", Model.class)
                        .properties()
                        .tags())
                .containsExactly("for kit", "kits y");

        ProjectGraph called =
                new DbtReader().read(files, "", new DbtSettings("prod", "snowflake", Map.of("x", "cli", "z", "cli z")));
        assertThat(node(called, ORDERS, Model.class).properties().tags()).containsExactly("cli", "cli z");
        assertThat(node(called, "model.kit.in_kit", Model.class).properties().tags())
                .contains("cli");
    }

    @Test
    void theProjectFileDoesNotSeeItsOwnVariables() {
        ProjectGraph graph =
                new Fixture().file("dbt_project.yml", """
                        name: shop
                        vars: {on: false}
                        models: {shop: {+enabled: "{{ var('on', true) }}"}}
                        """).models("orders").read();

        assertThat(node(graph, ORDERS, Model.class).enabled()).isTrue();
    }

    @Test
    void anEnabledFlagMayBeAnExpressionOverAVariable() {
        ProjectGraph graph = new Fixture()
                .file("dbt_project.yml", "name: shop\nvars: {flavour: b}\n")
                .file("models/a/base.sql", "{{ config(enabled=var('flavour') == 'a') }}select 1")
                .file("models/b/base.sql", "{{ config(enabled=var('flavour') == 'b') }}select 2")
                .file("models/orders.sql", "select * from {{ ref('base') }}")
                .read();

        assertThat(parents(graph, ORDERS)).containsExactly("model.shop.base");
        assertThat(graph.artifacts())
                .filteredOn(artifact -> artifact.id().equals("model.shop.base") && artifact.enabled())
                .singleElement()
                .extracting(artifact -> artifact.location().path())
                .isEqualTo("models/b/base.sql");
        assertThat(gaps(graph)).isEmpty();
    }

    @Test
    void unitTestsOfADisabledModelVanishAndThoseOfAVersionedModelMultiply() {
        ProjectGraph graph = Fixture.shop()
                .file("models/off.sql", "{{ config(enabled=false) }}select 1 as id")
                .file("models/dim_v1.sql", "select 1 as id")
                .file("models/dim_v2.sql", "select 1 as id")
                .file("models/s.yml", """
                        models: [{name: dim, versions: [{v: 1}, {v: 2}]}]
                        unit_tests:
                          - {name: of_off, model: off, given: [], expect: {rows: []}}
                          - {name: of_dim, model: dim, given: [], expect: {rows: []}}
                        """)
                .read();

        assertThat(graph.artifacts())
                .filteredOn(artifact -> artifact instanceof UnitTest && artifact.enabled())
                .extracting(artifact -> artifact.id())
                .containsExactly("unit_test.shop.dim.of_dim_v1", "unit_test.shop.dim.of_dim_v2");
    }

    @Test
    void anExplicitNullCancelsFreshnessAtEveryLevel() {
        ProjectGraph graph = Fixture.shop().file("models/s.yml", """
                        sources:
                          - name: web
                            config:
                              freshness: {warn_after: {count: 1, period: day}}
                              loaded_at_field: at
                            tables:
                              - name: clicks
                              - name: views
                                config: {freshness: null}
                        """).read();

        assertThat(node(graph, "source.shop.web.clicks", Source.class).freshness())
                .isTrue();
        assertThat(node(graph, "source.shop.web.views", Source.class).freshness())
                .isFalse();
    }

    @Test
    void testsMayTakeTheirArgumentsInlineOrBelowArguments() {
        ProjectGraph graph = Fixture.shop()
                .models("orders", "customers")
                .file("models/s.yml", """
                        models:
                          - name: orders
                            data_tests:
                              - dbt_utils.unique_combination_of_columns:
                                  arguments: {combination_of_columns: [a, b]}
                                  config: {where: a > 1}
                            columns:
                              - name: customer_id
                                tests:
                                  - relationships: {to: ref('customers'), field: id}
                                  - test_name: accepted_values
                                    name: my_name
                                    values: [1, 2]
                        """)
                .read();

        assertThat(ids(graph))
                .filteredOn(id -> id.startsWith("test.shop.relationships_orders_customer_id__id__ref_customers_."))
                .hasSize(1);
        assertThat(ids(graph))
                .filteredOn(id -> id.startsWith("test.shop.my_name."))
                .hasSize(1);
        assertThat(graph.artifacts())
                .filteredOn(a -> a instanceof io.plumbline.model.Test t && "dbt_utils".equals(t.namespace()))
                .singleElement()
                .satisfies(a -> {
                    io.plumbline.model.Test test = (io.plumbline.model.Test) a;
                    assertThat(test.arguments()).containsEntry("combination_of_columns", List.of("a", "b"));
                    assertThat(test.config()).containsEntry("where", "a > 1");
                });
    }

    @Test
    void aLongTestNameEndsInTheHashOfDbt() {
        ProjectGraph graph = Fixture.shop()
                .file("models/a_model_with_quite_a_long_name_for_a_model.sql", "select 1 as id")
                .file("models/s.yml", """
                        models:
                          - name: a_model_with_quite_a_long_name_for_a_model
                            columns:
                              - name: a_column_with_quite_a_long_name
                                tests: [{accepted_values: {values: [a, b]}}]
                        """)
                .read();

        assertThat(ids(graph))
                .filteredOn(id -> id.startsWith("test."))
                .singleElement()
                .asString()
                .matches("test\\.shop\\.accepted_values_a_model_with_quite_a_long_name_for_a_model_"
                        + "a_column_with_quite_a_long_name__a__b\\.[0-9a-f]{10}");
    }

    @Test
    void aSingularTestMayBeDescribedInYaml() {
        ProjectGraph graph = Fixture.shop()
                .models("orders")
                .file("tests/adds_up.sql", "select * from {{ ref('orders') }}")
                .file("tests/s.yml", "data_tests: [{name: adds_up, description: It adds up.}]\n")
                .read();

        assertThat(node(graph, "test.shop.adds_up", io.plumbline.model.Test.class)
                        .description())
                .isEqualTo("It adds up.");
    }

    @Test
    void aDocsBlockIsFoundInItsPackageThenTheRootThenAnywhere() {
        ProjectGraph graph = Fixture.shop()
                .models("orders", "named")
                .installed("kit")
                .file(
                        "dbt_packages/kit/models/d.md",
                        "{% docs id %}of the kit{% enddocs %}{% docs kit_only %}k{% enddocs %}")
                .file("models/d.md", "{% docs id %}of the shop{% enddocs %}{% docs __overview__ %}Hello{% enddocs %}")
                .file("models/s.yml", """
                        models:
                          - {name: orders, description: "{{ doc('id') }} {{ doc('kit_only') }}"}
                          - {name: named, description: "{{ doc('kit', 'id') }}"}
                        """)
                .read();

        assertThat(node(graph, ORDERS, Model.class).properties().description()).isEqualTo("of the shop k");
        assertThat(node(graph, "model.shop.named", Model.class).properties().description())
                .isEqualTo("of the kit");
        assertThat(graph.artifacts()).filteredOn(DocBlock.class::isInstance).hasSize(4);
    }

    @Test
    void groupAndAccessAreReadFromEveryPlaceTheyMayStandIn() {
        ProjectGraph graph = new Fixture()
                .file("dbt_project.yml", "name: shop\nmodels: {shop: {finance: {+group: finance, +access: public}}}\n")
                .file("models/finance/by_folder.sql", "select 1")
                .file("models/by_file.sql", "{{ config(group='finance', access='private') }}select 1")
                .file("models/by_yaml.sql", "select 1")
                .file("models/by_config.sql", "select 1")
                .file("models/s.yml", """
                        groups: [{name: finance, owner: {name: Finance}}]
                        models:
                          - {name: by_yaml, group: finance, access: public}
                          - {name: by_config, config: {group: finance, access: private}}
                        """)
                .read();

        assertThat(graph.artifacts())
                .filteredOn(Model.class::isInstance)
                .allMatch(model -> "finance".equals(model.properties().group()))
                .extracting(model -> ((Model) model).access())
                .containsExactly("private", "private", "public", "public");
    }
}
