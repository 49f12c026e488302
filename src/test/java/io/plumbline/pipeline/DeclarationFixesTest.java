package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Fixes of YAML, configuration and macros, applied by real {@code git apply} to small projects. */
class DeclarationFixesTest extends FixesTest {

    @Test
    void aKeyTestThatOnlyWarnsFailsAgain() throws Exception {
        write("models/orders.sql", "select 1 as id, 2 as no");
        write("models/_m.yml", """
                models:
                  - name: orders
                    columns:
                      - name: id
                        data_tests:
                          - unique:
                              config:
                                severity: warn
                                where: id > 0
                          - not_null
                """);
        mend("key-test-only-warns");
        assertThat(read("models/_m.yml"))
                .contains("          - unique:\n              config:\n                where: id > 0\n");
    }

    @Test
    void aKeyTestThatOnlyWarnedIsAPlainTestAgain() throws Exception {
        for (String severity :
                List.of("severity: warn", "config: {severity: warn}", "config:\n      severity: 'warn'")) {
            write("models/orders.sql", "select 1 as id");
            write(
                    "models/_m.yml",
                    "models:\n- name: orders\n  columns:\n  - name: id\n    data_tests:\n    - unique:\n" + "        "
                            + severity.replace("      severity", "          severity") + "\n    - not_null\n");
            mend("key-test-only-warns");
            assertThat(read("models/_m.yml")).as(severity).endsWith("    data_tests:\n    - unique\n    - not_null\n");
        }
    }

    @Test
    void anEntryMovesBesideItsModelWithItsTests() throws Exception {
        write("models/a/orders.sql", "select 1 as id");
        write("models/b/lines.sql", "select id from {{ ref('orders') }}");
        write("models/a/_a.yml", """
                models:
                  - name: orders
                    description: Orders.

                  - name: lines
                    columns:
                      - name: id
                        data_tests: [unique, not_null]
                """);
        write("models/b/rest.sql", "select id from {{ ref('lines') }}");
        write("models/b/_b.yml", "models:\n- name: rest\n  description: The rest.\n");
        mend("misplaced-test");
        assertThat(read("models/a/_a.yml")).isEqualTo("models:\n  - name: orders\n    description: Orders.\n");
        assertThat(read("models/b/_b.yml"))
                .startsWith(
                        "models:\n- name: rest\n  description: The rest.\n- name: lines\n  columns:\n    - name: id\n");
    }

    @Test
    void aTableNobodyReadsLeavesItsSourceAndTheOnlyOneStays() throws Exception {
        write("models/stg.sql", "select id from {{ source('raw', 'orders') }}");
        write("models/_s.yml", """
                sources:
                  - name: raw
                    description: Raw.
                    tables:
                      - name: orders
                      # nobody knows
                      - name: old
                        description: Old.
                  - name: rest
                    tables: [{name: only}]
                """);
        mend("unused-source");
        assertThat(read("models/_s.yml")).doesNotContain("name: old").contains("name: only", "# nobody knows");
    }

    @Test
    void aTableWhoseDocBlockWouldBeLeftStays() throws Exception {
        write("models/stg.sql", "select id from {{ source('raw', 'orders') }}, {{ source('raw', 'lines') }}");
        write("models/docs.md", "{% docs old %}Old.{% enddocs %}");
        write("models/_s.yml", """
                sources:
                  - name: raw
                    description: Raw.
                    tables:
                      - name: lines
                      - name: gone
                      - name: old
                        description: "{{ doc('old') }}"
                      - name: orders
                """);
        mend("unused-source");
        assertThat(read("models/_s.yml")).doesNotContain("gone").contains("doc('old')");
    }

    @Test
    void aSourceOfALayersFolderMovesIntoOneOfItsOwn() throws Exception {
        write("models/staging/stg_shop__orders.sql", "select id from {{ source('shop', 'orders') }}");
        String source = "sources:\n  - name: shop\n    tables:\n      - name: orders\n";
        write("models/staging/_src.yml", source);
        mend("misplaced-source");
        assertThat(read("models/staging/shop/_src.yml")).isEqualTo(source);
        assertThat(folder.resolve("models/staging/_src.yml")).doesNotExist();
    }

    @Test
    void aMacroNobodyCallsGoesWithItsFileOnlyWhenItIsAlone() throws Exception {
        write("models/a.sql", "select {{ kept() }} as id");
        write("macros/one.sql", "{% macro gone(x) %}\n  {{ x }}\n{% endmacro %}\n");
        write("macros/two.sql", "{% macro kept() %}1{% endmacro %}\n\n{# old #}\n{% macro left() %}2{% endmacro %}\n");
        mend("unused-macro");
        assertThat(folder.resolve("macros/one.sql")).doesNotExist();
        assertThat(read("macros/two.sql")).isEqualTo("{% macro kept() %}1{% endmacro %}\n");
    }

    @Test
    void aColumnInheritsWhatDescribesTheOneItPassesOn() throws Exception {
        write("models/stg_orders.sql", "select 1 as order_id, 2 as cents");
        write("models/mid.sql", "select * from {{ ref('stg_orders') }}");
        write("models/fct_a.sql", "with m as (select * from {{ ref('mid') }}) select order_id as id from m");
        write("models/fct_b.sql", "select order_id, cents / 100 as amount from {{ ref('mid') }}");
        write("models/_m.yml", """
                models:
                  - name: stg_orders
                    columns:
                      - {name: order_id, description: "Number of the order: \\"W\\" is the web."}
                      - {name: cents, description: Cents.}
                  - name: fct_a
                    description: A.
                    columns:
                      - name: id
                        data_tests: [unique]
                  - name: fct_b
                    description: B.
                    columns:
                      - name: order_id
                      - name: amount
                """);
        mend("undocumented-column");
        assertThat(read("models/_m.yml"))
                .contains("      - name: id\n        description: \"Number of the order: \\\"W\\\" is the web.\"\n")
                .endsWith("    description: B.\n    columns:\n      - name: order_id\n      - name: amount\n");
    }

    @Test
    void anIncrementalModelGetsTheKeyThatIsTested() throws Exception {
        String body = "{% if is_incremental() %} where id > (select max(id) from {{ this }}) {% endif %}";
        write("models/a.sql", "{{ config(materialized='incremental') }}\nselect 1 as id " + body);
        write("models/b.sql", "{{ config(materialized='incremental') }}\nselect 1 as id " + body);
        write("models/_m.yml", """
                models:
                  - name: a
                    columns:
                      - name: id
                        data_tests: [unique, not_null]
                  - name: b
                    columns:
                      - name: id
                        data_tests: [unique]
                """);
        mend("incremental-without-unique-key");
        assertThat(read("models/a.sql")).startsWith("{{ config(materialized='incremental', unique_key='id') }}\n");
        assertThat(read("models/b.sql")).startsWith("{{ config(materialized='incremental') }}\n");
    }

    @Test
    void theNewestMomentIsReadAgainWhereAKeyMakesThatHarmless() throws Exception {
        String rest = "\nselect 1 as id, 2 as seen_at\n{% if is_incremental() %}\n"
                + "where seen_at > (select max(seen_at) from {{ this }})\n{% endif %}\n";
        write("models/a.sql", "{{ config(materialized='incremental', unique_key='id') }}" + rest);
        write("models/b.sql", "{{ config(materialized='incremental') }}" + rest);
        mend("incremental-lookback-gap");
        assertThat(read("models/a.sql")).contains("seen_at >= (select");
        assertThat(read("models/b.sql")).contains("seen_at > (select");
    }

    @Test
    void aStarIsWrittenOutWhereEveryColumnIsKnown() throws Exception {
        write("models/staging/stg_a.sql", "select 1 as id, 2 as no");
        write("models/staging/stg_b.sql", "select 1 as id, 'x' as label");
        write(
                "models/marts/fct_a.sql",
                "select a.*, b.label\nfrom {{ ref('stg_a') }} as a\n"
                        + "join {{ ref('stg_b') }} as b on a.id = b.id\n");
        write(
                "models/marts/fct_b.sql",
                "select a.* exclude (no), b.label\nfrom {{ ref('stg_a') }} as a\n"
                        + "join {{ ref('stg_b') }} as b on a.id = b.id\n");
        mend("select-star-through-layers");
        assertThat(read("models/marts/fct_a.sql")).startsWith("select \n    a.id,\n    a.no, b.label\nfrom");
        assertThat(read("models/marts/fct_b.sql")).contains("a.* exclude");
    }

    @Test
    void aModelMovesToTheFolderOfItsLayerAndItsTableStays() throws Exception {
        write("dbt_project.yml", """
                name: shop
                profile: shop
                models:
                  shop:
                    marts:
                      +schema: marts
                      core:
                        +enabled: true
                        int_totals:
                          +materialized: view
                    intermediate:
                      +schema: intermediate
                """);
        write("models/intermediate/core/int_a.sql", "select 1 as id");
        write("models/intermediate/core/_m.yml", "models:\n  - name: int_a\n    description: A.\n");
        write("models/marts/core/int_totals.sql", "select id from {{ ref('int_a') }}\n");
        write("models/marts/core/fct_b.sql", "select id from {{ ref('int_totals') }}");
        write(
                "models/marts/core/_m.yml",
                "models:\n  - name: int_totals\n    description: T.\n  - name: fct_b\n    description: B.\n");
        mend("misplaced-model");
        assertThat(folder.resolve("models/marts/core/int_totals.sql")).doesNotExist();
        assertThat(read("models/intermediate/core/int_totals.sql"))
                .isEqualTo("{{ config(schema='marts') }}\n\nselect id from {{ ref('int_a') }}\n");
        assertThat(read("models/intermediate/core/_m.yml")).endsWith("  - name: int_totals\n    description: T.\n");
        assertThat(read("dbt_project.yml")).doesNotContain("int_totals");
    }

    @Test
    void aModelWhoseFolderSaysMoreOfItThanTheOtherStays() throws Exception {
        write("dbt_project.yml", "name: shop\nprofile: shop\nmodels:\n  shop:\n    marts:\n      +tags: [nightly]\n");
        write("models/intermediate/int_a.sql", "select 1 as id");
        write("models/marts/int_totals.sql", "select id from {{ ref('int_a') }}\n");
        leaveAlone("misplaced-model");
    }

    @Test
    void aSortGoesAndTheCommentBeforeItStays() throws Exception {
        write("models/a.sql", "{{ config(materialized='table') }}\nselect 1 as id -- only one\norder by id desc\n");
        mend("order-by-in-model");
        assertThat(read("models/a.sql")).isEqualTo("{{ config(materialized='table') }}\nselect 1 as id -- only one\n");
    }
}
