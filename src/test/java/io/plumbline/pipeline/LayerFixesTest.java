package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fixes that let a model read staging, applied by real {@code git apply} to small projects. */
class LayerFixesTest extends FixesTest {

    private static final String STAGING = "models/staging/stg_raw__orders.sql";
    private static final String MART = "models/marts/fct_orders.sql";

    @BeforeEach
    void aSourceWithItsStagingModel() throws IOException {
        write("models/staging/_s.yml", """
                sources:
                  - name: raw
                    description: Raw.
                    tables:
                      - name: orders
                        description: Orders.
                """);
        write(STAGING, """
                with source as (select * from {{ source('raw', 'orders') }}),
                renamed as (
                    select id as order_id, upper(s.status) as status, placed_at, amount as net from source as s
                )
                select * from renamed
                """);
    }

    @Test
    void columnsThatStagingRenamesAreRenamedAndWhatItComputesIsTaken() throws Exception {
        write(MART, """
                select id, id as number, UPPER( status ) as state, max(amount) as most, count(*) as n
                from {{ source('raw', 'orders') }}
                where placed_at > '2024-01-01' and amount > 0
                group by id, state
                """);
        mend("source-read-past-staging");
        assertThat(read(MART)).isEqualTo("""
                select order_id as id, order_id as number, status as state, max(net) as most, count(*) as n
                from {{ ref('stg_raw__orders') }}
                where placed_at > '2024-01-01' and net > 0
                group by order_id, state
                """);
    }

    @Test
    void besideAnotherTableColumnsAreToldByTheirQualifier() throws Exception {
        write("models/staging/stg_raw__lines.sql", "select 1 as order_id, 2 as id");
        write(MART, """
                select o.id, l.id as line_id, upper(o.status) as status
                from {{ ref('stg_raw__lines') }} as l
                join {{ source('raw', 'orders') }} as o on l.order_id = o.id
                """);
        mend("direct-join-to-source");
        assertThat(read(MART)).isEqualTo("""
                select o.order_id as id, l.id as line_id, o.status
                from {{ ref('stg_raw__lines') }} as l
                join {{ ref('stg_raw__orders') }} as o on l.order_id = o.order_id
                """);
    }

    @Test
    void aColumnWithoutQualifierBesideAnotherTableMayBeAnyones() throws Exception {
        write("models/staging/stg_raw__lines.sql", "select 1 as order_id, 2 as line_no");
        write(MART, """
                select placed_at from {{ ref('stg_raw__lines') }} as l
                join {{ source('raw', 'orders') }} as o on l.order_id = o.id
                """);
        leaveAlone("direct-join-to-source");
    }

    @Test
    void aColumnThatStagingChangesOrLeavesOutIsNotItsColumn() throws Exception {
        for (String column : new String[] {"status", "id || status as x", "customer_id", "*"}) {
            write(MART, "select " + column + " from {{ source('raw', 'orders') }}");
            leaveAlone("source-read-past-staging");
        }
    }

    @Test
    void aStagingModelThatLeavesRowsOutIsNotTheTable() throws Exception {
        write(MART, "select placed_at from {{ source('raw', 'orders') }}");
        for (String rest : new String[] {
            "where id > 0",
            "qualify row_number() over (partition by id order by id) = 1",
            "limit 5",
            "group by placed_at"
        }) {
            write(STAGING, "select placed_at from {{ source('raw', 'orders') }} " + rest);
            leaveAlone("source-read-past-staging");
        }
        write(STAGING, "select distinct placed_at from {{ source('raw', 'orders') }}");
        leaveAlone("source-read-past-staging");
        write(STAGING, "select max(placed_at) as placed_at from {{ source('raw', 'orders') }}");
        leaveAlone("source-read-past-staging");
    }

    @Test
    void everyReaderBesideStagingReadsStaging() throws Exception {
        write(MART, "select placed_at from {{ source('raw', 'orders') }}");
        write("models/marts/fct_b.sql", "select amount from {{ source('raw', 'orders') }}");
        mend("source-fanout");
        assertThat(read(MART)).isEqualTo("select placed_at from {{ ref('stg_raw__orders') }}");
        assertThat(read("models/marts/fct_b.sql")).isEqualTo("select net as amount from {{ ref('stg_raw__orders') }}");
    }

    @Test
    void theSecondEntryOfATableGoesWithTheFileItIsAloneIn() throws Exception {
        write("models/old/_s.yml", """
                sources:
                  - name: legacy
                    schema: raw
                    description: The same.
                    tables:
                      - name: headers
                        identifier: orders
                        description: Orders.
                """);
        write("models/marts/fct_c.sql", "select amount from {{ source('legacy', 'headers') }}");
        mend("duplicate-source");
        assertThat(folder.resolve("models/old/_s.yml")).doesNotExist();
        assertThat(read("models/marts/fct_c.sql")).isEqualTo("select net as amount from {{ ref('stg_raw__orders') }}");
    }

    @Test
    void aTableWithoutStagingGetsAModelOfTheColumnsThatAreRead() throws Exception {
        write("models/staging/_s.yml", """
                sources:
                  - name: raw
                    description: Raw.
                    tables:
                      - name: orders
                        description: Orders.
                      - name: lines
                        description: Lines of orders.
                        columns:
                          - name: id
                            description: Number of the line.
                            data_tests: [unique, not_null]
                """);
        write("models/staging/stg_raw__lines_of_orders.sql", """
                with o as (select * from {{ ref('stg_raw__orders') }}),
                l as (select * from {{ source('raw', 'lines') }})
                select l.id, l.order_id, o.status from l join o on l.order_id = o.order_id where l.pieces > 0
                """);
        mend("direct-join-to-source");
        assertThat(read("models/staging/stg_raw__lines_of_orders.sql"))
                .contains("l as (select * from {{ ref('base_raw__lines') }})");
        assertThat(read("models/staging/base/base_raw__lines.sql"))
                .isEqualTo("select\n    id,\n    order_id,\n    pieces\n\nfrom {{ source('raw', 'lines') }}\n");
        assertThat(read("models/staging/base/base_raw__lines.yml")).isEqualTo("""
                models:
                  - name: base_raw__lines
                    description: Lines of orders.
                    columns:
                      - name: id
                        description: Number of the line.
                        data_tests:
                          - unique
                          - not_null
                """);
    }

    @Test
    void noModelIsWrittenWhereTheColumnsAreNotTold() throws Exception {
        write(STAGING, "select 1 as order_id");
        for (String sql : new String[] {
            "select o.* from {{ source('raw', 'orders') }} as o join {{ ref('stg_raw__orders') }} as s on s.order_id = o.id",
            "select status from {{ source('raw', 'orders') }} as o join {{ ref('stg_raw__orders') }} as s"
                    + " on s.order_id = o.id",
            "with o as (select * from {{ source('raw', 'orders') }}) select o.id, s.* from o cross join"
                    + " (select * from {{ ref('stg_raw__orders') }} where order_id in (select id from o)) as s,"
                    + " (select * from o) as rest"
        }) {
            write(MART, sql);
            leaveAlone("direct-join-to-source");
        }
    }
}
