package io.plumbline.parse.dbt;

import static io.plumbline.parse.dbt.Fixture.edge;
import static io.plumbline.parse.dbt.Fixture.gaps;
import static io.plumbline.parse.dbt.Fixture.node;
import static io.plumbline.parse.dbt.Fixture.parents;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Certainty;
import io.plumbline.model.Model;
import io.plumbline.model.ProjectGraph;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The traps of references: what dbt records, what it does not, and what nobody can know. */
class ReferenceTest {

    private static final String ORDERS = "model.shop.orders";

    @Test
    void aReferenceKnowsTheLineItStandsOn() {
        ProjectGraph graph = Fixture.shop()
                .models("raw")
                .file("models/orders.sql", "select *\nfrom {{ ref('raw') }}\n")
                .read();

        assertThat(edge(graph, "model.shop.raw", ORDERS).location()).hasToString("models/orders.sql:2");
        assertThat(gaps(graph)).isEmpty();
    }

    @Test
    void referencesInBranchesThatParsingDoesNotTakeAreConditional() {
        ProjectGraph graph = Fixture.shop()
                .models("always", "executing", "incremental", "target")
                .file("models/orders.sql", """
                        select * from {{ ref('always') }}
                        {% if execute %} {{ ref('executing') }} {% endif %}
                        {% if is_incremental() %} {{ ref('incremental') }} {% endif %}
                        {% if target.name == 'dev' %} {{ ref('target') }} {% endif %}
                        """)
                .read();

        assertThat(parents(graph, ORDERS)).containsExactly("model.shop.always");
        assertThat(parents(graph, ORDERS, Certainty.CONDITIONAL))
                .containsExactly("model.shop.executing", "model.shop.incremental", "model.shop.target");
        assertThat(edge(graph, "model.shop.incremental", ORDERS).location().line())
                .isEqualTo(3);
    }

    @Test
    void macrosAndLoopsMakeReferences() {
        ProjectGraph graph = Fixture.shop()
                .models("part_a", "part_b", "dates")
                .file("macros/calendar.sql", "{% macro calendar() %}select * from {{ ref('dates') }}{% endmacro %}")
                .file(
                        "models/orders.sql",
                        "{% for p in ['a', 'b'] %} {{ ref('part_' ~ p) }} {% endfor %} {{ calendar() }}")
                .read();

        assertThat(parents(graph, ORDERS))
                .containsExactly("model.shop.dates", "model.shop.part_a", "model.shop.part_b");
    }

    @Test
    void referencesInSqlCommentsCountAndInJinjaCommentsDoNot() {
        ProjectGraph graph = Fixture.shop()
                .models("line", "block", "jinja", "raw")
                .file("models/orders.sql", """
                        select 1 -- {{ ref('line') }}
                        /* {{ ref('block') }} */
                        {# {{ ref('jinja') }} #}
                        {% raw %} {{ ref('raw') }} {% endraw %}
                        """)
                .read();

        assertThat(parents(graph, ORDERS)).containsExactly("model.shop.block", "model.shop.line");
        assertThat(parents(graph, ORDERS, Certainty.CONDITIONAL)).isEmpty();
    }

    @Test
    void aProjectMayOverrideRefAndSource() {
        ProjectGraph graph = Fixture.shop()
                .models("raw_base")
                .file("macros/ref.sql", "{% macro ref(name) %}{{ return(builtins.ref(name ~ '_base')) }}{% endmacro %}")
                .file("models/orders.sql", "select * from {{ ref('raw') }}")
                .read();

        assertThat(parents(graph, ORDERS)).containsExactly("model.shop.raw_base");
    }

    @Test
    void dispatchTriesTheRootThenThePackageAndTheAdapterBeforeTheDefault() {
        Fixture fixture = Fixture.shop()
                .installed("kit")
                .models("snow", "other", "mine")
                .file("dbt_packages/kit/macros/pick.sql", """
                        {% macro pick() %}{{ return(adapter.dispatch('pick', 'kit')()) }}{% endmacro %}
                        {% macro snowflake__pick() %}{{ ref('snow') }}{% endmacro %}
                        {% macro default__pick() %}{{ ref('other') }}{% endmacro %}
                        """)
                .file("models/orders.sql", "{{ kit.pick() }}");

        assertThat(parents(fixture.read(), ORDERS)).containsExactly("model.shop.snow");
        assertThat(parents(fixture.readOn("duckdb"), ORDERS)).containsExactly("model.shop.other");

        fixture.file("macros/pick.sql", "{% macro default__pick() %}{{ ref('mine') }}{% endmacro %}");
        assertThat(parents(fixture.read(), ORDERS)).containsExactly("model.shop.mine");
    }

    @Test
    void referencesIntoAPackageThatIsNotInstalledAreNeitherBrokenNorEdges() {
        ProjectGraph graph = Fixture.shop()
                .file("packages.yml", "packages:\n  - package: acme/kit\n    version: 1.0.0\n")
                .models("raw")
                .file(
                        "models/orders.sql",
                        "select * from {{ ref('kit', 'calendar') }} {{ kit.union([ref('raw')]) }} {{ kit.a().b[0] }}")
                .read();

        assertThat(graph.project().external()).containsExactly("kit");
        assertThat(parents(graph, ORDERS)).containsExactly("model.shop.raw");
        assertThat(gaps(graph))
                .containsExactly(
                        "dbt_project.yml:1 package kit: the package is not installed;"
                                + " the SQL of 1 node(s) that call its macros is not seen",
                        "models/orders.sql:1 kit in model.shop.orders: package 'kit' is not installed;"
                                + " what its macros would refer to is not seen",
                        "models/orders.sql:1 ref('kit', 'calendar'): package 'kit' is not installed"
                                + " (needed by model.shop.orders)");
        assertThat(node(graph, ORDERS, Model.class).rendered()).isNull();
    }

    @Test
    void ofCommonPackagesThatAreNotInstalledIsKnownThatTheyReferToNothingElse() {
        ProjectGraph graph = Fixture.shop()
                .file("packages.yml", "packages:\n  - package: dbt-labs/dbt_utils\n    version: 1.0.0\n")
                .models("raw")
                .file(
                        "models/orders.sql",
                        "select {{ dbt_utils.generate_surrogate_key(['a', 'b']) }} as id from {{ ref('raw') }}"
                                + " {{ dbt_utils.group_by(2) }}")
                .file("models/union.sql", "{{ dbt_utils.union_relations([ref('raw'), ref('orders')]) }}")
                .read();

        assertThat(node(graph, ORDERS, Model.class).rendered().text())
                .isEqualTo("select md5(coalesce(cast(a as varchar), '') || '-' || coalesce(cast(b as varchar), ''))"
                        + " as id from raw group by 1, 2");
        assertThat(parents(graph, "model.shop.union")).containsExactly(ORDERS, "model.shop.raw");
        assertThat(node(graph, "model.shop.union", Model.class).rendered()).isNull();
        assertThat(gaps(graph)).singleElement().asString().startsWith("dbt_project.yml:1 package dbt_utils");
    }

    @Test
    void whatJinjaKnowsIsNoMacroThatIsNowhere() {
        ProjectGraph graph = Fixture.shop()
                .file("models/orders.sql", "{% set days = range(1, 3) %}select {{ days | join(', ') }}")
                .read();

        assertThat(node(graph, ORDERS, Model.class).rendered().text()).isEqualTo("select 1, 2");
        assertThat(gaps(graph)).isEmpty();
    }

    @Test
    void whatDbtTookOverFromDbtUtilsIsReadUnderItsFormerName() {
        ProjectGraph graph = Fixture.shop()
                .file("packages.yml", "packages:\n  - package: dbt-labs/dbt_utils\n    version: 0.8.6\n")
                .file(
                        "models/orders.sql",
                        "select {{ dbt_utils.surrogate_key('a', 'b') }} as id, {{ dbt_utils.surrogate_key(['c']) }} as k,"
                                + " {{ dbt_utils.dateadd('day', 1, 'a') }} as next")
                .read();

        assertThat(node(graph, ORDERS, Model.class).rendered().text())
                .isEqualTo("select md5(coalesce(cast(a as varchar), '') || '-' || coalesce(cast(b as varchar), ''))"
                        + " as id, md5(coalesce(cast(c as varchar), '')) as k, dateadd(day, 1, a) as next");
        assertThat(gaps(graph)).isEmpty();
    }

    @Test
    void aReferenceToNothingIsListedWithItsLine() {
        ProjectGraph graph = Fixture.shop()
                .file("models/orders.sql", "select 1\nfrom {{ ref('gone') }}, {{ source('a', 'b') }}")
                .read();

        assertThat(gaps(graph))
                .containsExactly(
                        "models/orders.sql:2 ref('gone'): no model, seed or snapshot has this name"
                                + " (needed by model.shop.orders)",
                        "models/orders.sql:2 source('a', 'b'): no source has this name (needed by model.shop.orders)");
    }

    @Test
    void theRootsNodeWinsOverThePackagesUnlessThePackageIsNamed() {
        ProjectGraph graph = Fixture.shop()
                .installed("kit")
                .models("calendar")
                .file("dbt_packages/kit/models/calendar.sql", "select 1")
                .file("dbt_packages/kit/models/inner.sql", "select * from {{ ref('calendar') }}")
                .file("models/orders.sql", "select * from {{ ref('kit', 'calendar') }}")
                .file("models/lines.sql", "select * from {{ ref('calendar') }}")
                .read();

        assertThat(parents(graph, ORDERS)).containsExactly("model.kit.calendar");
        assertThat(parents(graph, "model.shop.lines")).containsExactly("model.shop.calendar");
        assertThat(parents(graph, "model.kit.inner")).containsExactly("model.shop.calendar");
    }

    @Test
    void foreignKeysAndHooksAreParentsToo() {
        ProjectGraph graph = Fixture.shop()
                .models("customers", "audit", "orders")
                .file("models/schema.yml", """
                        models:
                          - name: orders
                            config:
                              post_hook: "insert into {{ ref('audit') }} select 1"
                            columns:
                              - name: customer_id
                                constraints:
                                  - type: foreign_key
                                    to: ref('customers')
                                    to_columns: [id]
                        """)
                .read();

        assertThat(parents(graph, ORDERS)).containsExactly("model.shop.audit", "model.shop.customers");
        assertThat(node(graph, ORDERS, Model.class)
                        .properties()
                        .columns()
                        .get(0)
                        .constraints()
                        .get(0)
                        .to())
                .isEqualTo("model.shop.customers");
    }

    @Test
    void pythonModelsReferToWhatTheyNameLiterally() {
        ProjectGraph graph = Fixture.shop()
                .models("raw")
                .file("models/sources.yml", "sources:\n  - name: crm\n    tables:\n      - name: people\n")
                .file("models/orders.py", """
                        def model(dbt, session):
                            dbt.config(materialized="incremental", enabled=True)
                            # dbt.ref("not_this")
                            return dbt.ref("raw").union(dbt.source('crm', 'people'))
                        """)
                .read();

        assertThat(parents(graph, ORDERS)).containsExactly("model.shop.raw", "source.shop.crm.people");
        assertThat(node(graph, ORDERS, Model.class).materialized()).isEqualTo("incremental");
        assertThat(edge(graph, "model.shop.raw", ORDERS).location().line()).isEqualTo(4);
    }

    @Test
    void renderedSqlNamesTheRelationsOfTheReferences() {
        ProjectGraph graph = Fixture.shop()
                .file("models/sources.yml", "sources:\n  - {name: crm, database: lake, tables: [{name: people}]}\n")
                .file("models/raw.sql", "{{ config(schema='base', alias='raw_1') }}select 1 as id")
                .file(
                        "models/orders.sql",
                        "select *\nfrom {{ ref('raw') }} join {{ source('crm', 'people') }}\n"
                                + "join {{ ref('raw').identifier }} on true")
                .read();

        assertThat(node(graph, ORDERS, Model.class).rendered().text())
                .isEqualTo("select *\nfrom target_schema_base.raw_1 join lake.crm.people\njoin raw_1 on true");
    }

    @Test
    void failingJinjaLeavesGuessedReferencesAndOneGap() {
        ProjectGraph graph = Fixture.shop()
                .models("raw")
                .file("models/orders.sql", "{{ exceptions.raise_compiler_error('no') }}\n{{ ref('raw') }}")
                .read();

        assertThat(parents(graph, ORDERS, Certainty.GUESSED)).containsExactly("model.shop.raw");
        assertThat(gaps(graph)).hasSize(1).first().asString().contains("models/orders.sql:1", "the project raises: no");
    }

    @Test
    void sqlThatOnlyARunCanFinishSaysSo() {
        ProjectGraph graph = Fixture.shop()
                .installed("kit")
                .file("dbt_packages/kit/macros/kit.sql", "{% macro days() %}{{ run_query('select 1') }}{% endmacro %}")
                .file("models/branch.sql", "select 1 {% if execute %}, 2{% endif %}")
                .file("models/query.sql", "select {{ kit.days() }} as d")
                .file("models/columns.sql", "select {{ adapter.get_columns_in_relation(this) | join(',') }} 1 as a")
                .file("models/newer.sql", "select {{ kit.weeks() }} 1 as a")
                .file("models/plain.sql", "select {{ adapter.quote('a') }}, '{{ target.name }}' as t")
                .file("models/incremental.sql", "select 1 as a {% if is_incremental() %} where true {% endif %}")
                .read();

        assertThat(whole(graph, "branch", "query", "columns", "newer")).containsOnly(false);
        assertThat(whole(graph, "plain", "incremental")).containsOnly(true);
        assertThat(gaps(graph)).anyMatch(gap -> gap.contains("kit.weeks()") && gap.contains("models/newer.sql"));
    }

    @Test
    void aRelationMayTakeAnotherDatabase() {
        ProjectGraph graph = Fixture.shop()
                .models("base")
                .file("models/orders.sql", "select * from {{ ref('base').replace_path(database='lake') }}")
                .read();

        assertThat(node(graph, "model.shop.orders", Model.class).rendered().text())
                .contains("from lake.")
                .endsWith(".base");
    }

    private static List<Boolean> whole(ProjectGraph graph, String... names) {
        return Stream.of(names)
                .map(name -> node(graph, "model.shop." + name, Model.class).rendered())
                .map(sql -> sql != null && sql.whole())
                .toList();
    }
}
