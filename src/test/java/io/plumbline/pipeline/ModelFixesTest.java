package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Fixes of how a model is stored, whom it is for and where its rows come from, applied to small projects. */
class ModelFixesTest extends FixesTest {

    @Test
    void aModelThatMergesAllOfItsInputIsATable() throws Exception {
        String rest = ") }}\nselect id from {{ ref('all') }}\n";
        write("models/all.sql", "select 1 as id");
        write("models/a.sql", "{{ config(materialized='incremental', unique_key='id', tags=['t']" + rest);
        write("models/b.sql", "{{ config(materialized='incremental'" + rest);
        write("models/c.sql", "{{ config(materialized='incremental', unique_key='id', full_refresh=false" + rest);
        mend("incremental-without-filter");
        assertThat(read("models/a.sql")).isEqualTo("{{ config(materialized='table', tags=['t']" + rest);
        assertThat(read("models/b.sql")).contains("incremental");
        assertThat(read("models/c.sql")).contains("incremental");
    }

    @Test
    void aModelOfAnExposureIsPublicAndHasAContract() throws Exception {
        write("models/a.sql", "{{ config(materialized='table') }}\nselect 1 as id");
        write("models/_m.yml", """
                models:
                  - name: a
                    description: A.
                    config:
                      contract: {enforced: true}
                    columns:
                      - {name: id, data_type: int, description: Key., data_tests: [unique, not_null]}
                exposures:
                  - name: board
                    type: dashboard
                    owner: {name: Ada, email: ada@example.org}
                    url: https://example.org
                    depends_on: [ref('a')]
                """);
        mend("exposure-on-private-model");
        assertThat(read("models/_m.yml"))
                .startsWith("models:\n  - name: a\n    access: public\n    description: A.\n    config:\n");
    }

    @Test
    void accessThatSomebodyWroteDownStays() throws Exception {
        for (String access :
                List.of("access: protected", "config: {access: protected}", "access: private\n    group: g")) {
            write("models/a.sql", "{{ config(materialized='table') }}\nselect 1 as id");
            write("models/_m.yml", "models:\n  - name: a\n    " + access + """

                    groups:
                      - {name: g, owner: {name: Ada, email: ada@example.org}}
                    exposures:
                      - name: board
                        type: dashboard
                        owner: {name: Ada, email: ada@example.org}
                        depends_on: [ref('a')]
                    """);
            leaveAlone("exposure-on-private-model");
        }
    }

    private static final String PICK =
            "qualify row_number() over (partition by id order by id) = 1\n)\nselect * from first\n";

    @Test
    void theRowThatWasLoadedLastIsKept() throws Exception {
        source("_loaded_at");
        write("models/staging/stg_raw__a.sql", "select id, _loaded_at as loaded_at from {{ source('raw', 'a') }}");
        write("models/b.sql", "with first as (\nselect * from {{ ref('stg_raw__a') }}\n" + PICK);
        mend("non-deterministic-row-number");
        assertThat(read("models/b.sql")).contains("(partition by id order by loaded_at desc) = 1\n");
    }

    @Test
    void anOrderIsWrittenWhereThereIsNone() throws Exception {
        source("_loaded_at");
        write("models/b.sql", """
                select * from {{ source('raw', 'a') }}
                qualify row_number() over (partition by id) = 1
                """);
        write("models/staging/c.sql", "select id, _loaded_at from {{ ref('b') }}");
        write("models/_b.yml", "models:\n  - name: b\n    columns: [{name: id}, {name: _loaded_at}]\n");
        leaveAlone("non-deterministic-row-number");
        write("models/b.sql", """
                with a as (select id, _loaded_at from {{ source('raw', 'a') }})
                select * from a
                qualify row_number() over (partition by id) = 1
                """);
        mend("non-deterministic-row-number");
        assertThat(read("models/b.sql")).contains("(partition by id order by _loaded_at desc) = 1\n");
    }

    @Test
    void aLoadTimeThatIsNotToldOrHasAnotherNameThereIsNotUsed() throws Exception {
        source("changed_at");
        write("models/staging/stg_raw__a.sql", "select id, _loaded_at as loaded_at from {{ source('raw', 'a') }}");
        write("models/b.sql", "with first as (\nselect * from {{ ref('stg_raw__a') }}\n" + PICK);
        leaveAlone("non-deterministic-row-number");
        source("_loaded_at");
        write("models/b.sql", "with first as (\nselect id, loaded_at as at from {{ ref('stg_raw__a') }}\n" + PICK);
        leaveAlone("non-deterministic-row-number");
    }

    private void source(String loadedAt) throws Exception {
        write("models/staging/_s.yml", """
                sources:
                  - name: raw
                    description: Raw.
                    config:
                      loaded_at_field: %s
                      freshness: {warn_after: {count: 1, period: day}}
                    tables:
                      - name: a
                        description: A.
                """.formatted(loadedAt));
    }

    private static final String ROWS =
            "select code, label from (\n  values ('%s', 'A, \"b\"'), ('y', 'C')\n) as kinds (code, label)";

    private void seeds() throws Exception {
        write("seeds/other.csv", "id\n1\n");
        write("seeds/_seeds.yml", "seeds:\n  - name: other\n    description: Others.\n");
        write("models/kind_codes.yml", "models:\n  - name: kind_codes\n    description: The kinds there are.\n");
    }

    @Test
    void fixedRowsMoveIntoASeed() throws Exception {
        seeds();
        write("models/kind_codes.sql", ROWS.formatted("x"));
        mend("root-model");
        assertThat(read("models/kind_codes.sql")).isEqualTo("select code, label from {{ ref('kinds') }} as kinds");
        assertThat(read("seeds/kinds.csv")).isEqualTo("code,label\nx,\"A, \"\"b\"\"\"\ny,C\n");
        assertThat(read("seeds/_seeds.yml"))
                .endsWith("    description: Others.\n  - name: kinds\n    description: The kinds there are.\n");
    }

    @Test
    void rowsOfWhichDbtWouldMakeSomethingElseStay() throws Exception {
        seeds();
        for (String code : List.of("007", "2024-01-01", "true", "NULL", "", " x", "' || 1 || '")) {
            write("models/kind_codes.sql", ROWS.formatted(code));
            leaveAlone("root-model");
        }
        write("models/kind_codes.sql", ROWS.formatted("x") + " join analytics.raw.kinds as k on true");
        leaveAlone("root-model");
        write("seeds/kinds.csv", "id\n1\n");
        write("models/kind_codes.sql", ROWS.formatted("x"));
        leaveAlone("root-model");
    }
}
