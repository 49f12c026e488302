package io.plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Finding;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Where a rule departs from dbt-project-evaluator, an option takes the departure back. */
class AsEvaluatorTest {

    private static final String HIDDEN = """
            == models/hidden.sql
            select 1 as id {%% if is_incremental() %%} from {{ ref('%s') }} {%% endif %%}
            """;

    static Stream<Arguments> departures() {
        return Stream.of(
                Arguments.of("misplaced-model", """
                        == models/staging/orders/stg_lines.sql
                        select id from {{ source('ORDERS', 'lines') }}
                        == models/staging/orders/sources.yml
                        sources: [{name: ORDERS, tables: [{name: lines}]}]
                        """, "model.shop.stg_lines"),
                Arguments.of("misplaced-source", """
                        == models/staging/orders/sources.yml
                        sources: [{name: ORDERS, tables: [{name: lines}]}]
                        """, "source.shop.ORDERS.lines"),
                Arguments.of("missing-primary-key-test", """
                        == models/fct_orders.sql
                        select 1 as id
                        == models/schema.yml
                        models:
                          - name: fct_orders
                            columns: [{name: id, tests: [primary_key]}]
                        == tests/generic/primary_key.sql
                        {% test primary_key(model, column_name) %} select 1 where false {% endtest %}
                        """, "model.shop.fct_orders"),
                Arguments.of("model-fanout", """
                        == models/parent.sql
                        select 1 as id
                        == models/a.sql
                        select id from {{ ref('parent') }}
                        == models/b.sql
                        select id from {{ ref('parent') }}
                        == models/c.sql
                        select id from {{ ref('parent') }}
                        """ + HIDDEN.formatted("c"), "model.shop.parent"),
                Arguments.of("rejoined-upstream-concept", """
                        == models/parent.sql
                        select 1 as id
                        == models/between.sql
                        select id from {{ ref('parent') }}
                        == models/child.sql
                        select b.id from {{ ref('parent') }} as p join {{ ref('between') }} as b on b.id = p.id
                        """ + HIDDEN.formatted("between"), "model.shop.child"),
                Arguments.of("root-model", """
                        == models/parent.sql
                        select id from {{ source('raw', 'orders') }}
                        == models/sources.yml
                        sources: [{name: raw, tables: [{name: orders}]}]
                        """ + HIDDEN.formatted("parent"), "model.shop.hidden"),
                Arguments.of("unused-source", """
                        == models/sources.yml
                        sources: [{name: raw, tables: [{name: orders}]}]
                        exposures:
                          - name: stock_board
                            type: dashboard
                            owner: {name: Ada, email: ada@example.org}
                            depends_on:
                              - source('raw', 'orders')
                        """, "source.shop.raw.orders"));
    }

    @ParameterizedTest
    @MethodSource("departures")
    void takesTheDepartureBack(String rule, String project, String subject) {
        assertThat(subjects(rule, project, 0)).isEmpty();
        assertThat(subjects(rule, project, 1)).containsExactly(subject);
    }

    private static List<String> subjects(String rule, String project, int option) {
        AuditSettings settings = Everywhere.threshold(rule, "as_evaluator", option, Set.of());
        return Audit.ofAllRules().run(ProjectEstate.of(ProjectText.of(project)), settings).findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(Finding::subject)
                .toList();
    }
}
