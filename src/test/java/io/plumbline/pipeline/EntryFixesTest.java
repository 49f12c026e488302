package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Fixes that write descriptions and key tests into YAML, applied by real {@code git apply} to small projects. */
class EntryFixesTest extends FixesTest {

    private static final String KEYED = """
            models:
              - name: orders
                description: Orders.
                columns:
                  - name: order_id
                    description: Number.
                    data_tests: [unique, not_null]
            """;

    @Test
    void theTestOfAKeyIsAddedToTheTestsThereAre() throws Exception {
        write("models/orders.sql", "select 1 as order_id");
        write("models/a.sql", "select order_id as id from {{ ref('orders') }}");
        write("models/b.sql", "select order_id as id from {{ ref('orders') }}");
        write("models/c.sql", "select order_id as id from {{ ref('orders') }}");
        write("models/d.sql", "select order_id as id, 1 as n from {{ ref('orders') }}");
        write("models/_m.yml", KEYED + """
              - name: a
                columns:
                  - name: id
                    data_tests:
                      - not_null
                    description: Id.
              - name: b
                columns:
                  - name: ID
                    data_tests: [ not_null ]
              - name: c
                description: C.
              - name: d
                columns:
                  - name: n
                    description: One.
            """);
        mend("missing-primary-key-test");
        assertThat(read("models/_m.yml")).isEqualTo(KEYED + """
              - name: a
                columns:
                  - name: id
                    data_tests:
                      - not_null
                      - unique
                    description: Id.
              - name: b
                columns:
                  - name: ID
                    data_tests: [ not_null , unique]
              - name: c
                description: C.
                columns:
                  - name: id
                    description: Number.
                    data_tests:
                      - unique
                      - not_null
              - name: d
                columns:
                  - name: id
                    description: Number.
                    data_tests:
                      - unique
                      - not_null
                  - name: n
                    description: One.
            """);
    }

    @Test
    void aKeyOfTwoColumnsIsTestedAsTheProjectTestsOthers() throws Exception {
        String like = """
                models:
                  - name: stock
                    tests:
                      - dbt_utils.unique_combination_of_columns:
                          combination_of_columns:
                            - place
                            - product
                """;
        write("packages.yml", "packages:\n  - package: dbt-labs/dbt_utils\n    version: 1.3.0\n");
        write("models/stock.sql", "select 1 as place, 2 as product");
        write("models/mart/day.sql", "select product, place from {{ ref('stock') }}");
        write("models/_m.yml", like);
        write("models/mart/_m.yml", "models:\n  - name: day\n    description: Day.\n    tests: []\n");
        leaveAlone("missing-primary-key-test");
        write("models/mart/_m.yml", "models:\n  - name: day\n    description: Day.\n");
        mend("missing-primary-key-test");
        assertThat(read("models/mart/_m.yml")).isEqualTo("""
                models:
                  - name: day
                    description: Day.
                    data_tests:
                      - dbt_utils.unique_combination_of_columns:
                          combination_of_columns:
                            - product
                            - place
                """);
    }

    @Test
    void aModelWithoutEntryGetsOneWithAllThatIsKnown() throws Exception {
        write("models/orders.sql", "select 1 as order_id");
        write("models/_m.yml", KEYED);
        write(
                "models/days.sql",
                "-- Orders with a number: one row each.\n\nselect order_id from {{ ref('orders') }}\n");
        leaveAlone("undocumented-model");
        write(
                "models/days.sql",
                "-- Orders by their number, one row each.\n\nselect order_id from {{ ref('orders') }}\n");
        mend("undocumented-model");
        assertThat(read("models/_m.yml")).isEqualTo(KEYED + """
              - name: days
                description: Orders by their number, one row each.
                columns:
                  - name: order_id
                    description: Number.
                    data_tests:
                      - unique
                      - not_null
            """);
    }

    @Test
    void aCommentInYamlBecomesTheDescriptionOfItsEntryAlone() throws Exception {
        write(
                "models/a.sql",
                "select id from {{ source('raw', 'one') }}, {{ source('raw', 'two') }},"
                        + " {{ source('raw', 'three') }}, {{ source('raw', 'four') }}");
        write("models/_s.yml", """
                sources:
                  - name: raw
                    description: Raw.
                    tables:
                      # Tables that the shop writes every night.
                      - name: one
                      # Orders as the till rang them up.
                      - name: two
                      - name: three  # Lines of the orders, one each.
                      - name: four
                        # Returns that came by post.
                        meta: {a: b}
                """);
        mend("undocumented-source-table");
        assertThat(read("models/_s.yml")).isEqualTo("""
                sources:
                  - name: raw
                    description: Raw.
                    tables:
                      # Tables that the shop writes every night.
                      - name: one
                      - name: two
                        description: Orders as the till rang them up.
                      - name: three
                        description: Lines of the orders, one each.
                      - name: four
                        description: Returns that came by post.
                        meta: {a: b}
                """);
    }

    @Test
    void theCommentAboveAMacroBecomesItsDescription() throws Exception {
        write("models/a.sql", "select {{ one() }} as id, {{ two() }} as no");
        write("macros/one.sql", "{# The number one, as SQL writes it. #}\n{% macro one() %}1{% endmacro %}\n");
        write("macros/two.sql", "{% macro two() %}2{% endmacro %}\n");
        write("macros/_m.yml", "macros:\n  - name: two\n    description: Two.\n");
        mend("undocumented-macro");
        assertThat(read("macros/_m.yml"))
                .isEqualTo("macros:\n  - name: two\n    description: Two.\n"
                        + "  - name: one\n    description: The number one, as SQL writes it.\n");
    }

    @Test
    void theMiddleOfAChainOfViewsBecomesATable() throws Exception {
        write("models/v1.sql", "select 1 as id");
        for (int i = 2; i < 9; i++) {
            write("models/v" + i + ".sql", "select id from {{ ref('v" + (i - 1) + "') }}");
        }
        mend("chained-views");
        assertThat(read("models/v4.sql") + read("models/v5.sql")).contains("materialized='table'");
    }
}
