package io.plumbline.audit.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of tables read off tokens, where no tree of the SQL is to be had. */
class HardCodedReferencesTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            select * from raw.orders                                     | raw.orders
            select * from db.raw.orders                                  | db.raw.orders
            select * from "orders"                                       | "orders"
            select * from `p.raw.orders` o                               | `p.raw.orders`
            select * from [raw].[orders]                                 | [raw].[orders]
            select * from 'raw'.'orders'                                 | 'raw'.'orders'
            select * from a-project.raw.orders                           | a-project.raw.orders
            select * from {{ var('orders') }}                            | {{ var('orders') }}
            select * from {{ var("orders", "raw") }} as o                | {{ var("orders", "raw") }}
            select * from {{- var('orders') -}}                          | {{- var('orders') -}}
            SELECT * FROM raw.orders LEFT JOIN raw.lines ON true         | raw.orders, raw.lines
            select (select max(id) from raw.orders) as id                | raw.orders
            select id from {{ ref('a') }} where id in (select id from raw.orders) | raw.orders
            select count(*) from (select id from raw.orders) as o        | raw.orders
            select extract(year from day) from raw.orders                | raw.orders
            delete from raw.orders                                       | raw.orders
            select * from raw.orders where exists (select 1 from raw.lines) | raw.orders, raw.lines
            select lag(x) over (order by y) from raw.orders              | raw.orders
            with a as (select 1) select * from a join raw.orders on true | raw.orders
            """)
    void findsNamesAfterFromAndJoin(String sql, String names) {
        assertThat(found(sql)).isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select * from orders",
                "select * from {{ ref('orders') }}",
                "select * from {{ source('raw', 'orders') }} join {{ vars.orders }} on true",
                "select * from {{ schema }}.orders",
                "select * from raw.{{ table }}",
                "select * from raw.orders_{{ year }}",
                "select * from raw.",
                "select * from 1.5",
                "select * from ['a', 'b']",
                "select * from [[1, 2]]",
                "select * from \"never\nclosed",
                "select * from \"never closed",
                "select 1 from",
                "with \"orders\" as (select 1) select * from \"orders\"",
                "with recursive \"orders\" as (select 1) select * from \"orders\"",
                "\"orders\" as (select 1) select * from \"orders\"",
                "with o as (select 1), p as (select 2) select * from p join p.items on true",
                "select * from {{ ref('orders') }} o join o.items on true",
                "select * from {{ ref('orders') }} as o join o.items on true",
                "select * from (select 1) o join o.items on true",
                "select * from orders o join o.items on true",
                "select extract(year from o.day) as y",
                "select trim(both '0' from o.code) as code",
                "select a is distinct from o.b as differs",
                "select * from raw.orders(1)",
                "select * from raw.orders (1)",
                "select * from lateral flatten(x) join lateral flatten(y) on true",
                "select * from table(raw.orders)",
                "-- select * from raw.orders",
                "/* from raw.orders\njoin raw.lines */",
                "{# from raw.orders #}",
                "select 'from raw.orders' as note",
                "select x.from raw"
            })
    void isSilentOnWhatOnlyLooksLikeOne(String sql) {
        assertThat(found(sql)).isEmpty();
    }

    @Test
    void knowsTheLineAndWhetherTheTextHoldsAName() {
        HardCodedReferences references = new HardCodedReferences("select *\nfrom raw.orders\njoin raw.lines on true\n");

        assertThat(references.all())
                .containsExactly(
                        new HardCodedReferences.Found("raw.orders", 2), new HardCodedReferences.Found("raw.lines", 3));
        assertThat(references.writes(new HardCodedReferences.Found("raw.lines", 3)))
                .isTrue();
        assertThat(references.writes(new HardCodedReferences.Found("raw.lines", 2)))
                .isFalse();
        assertThat(references.writes(new HardCodedReferences.Found("raw.refunds", 3)))
                .isFalse();
    }

    @Test
    void namesTheVariableThatATextStandsFor() {
        assertThat(HardCodedReferences.variable("{{ var('orders', 'raw.orders') }}"))
                .isEqualTo("orders");
        assertThat(HardCodedReferences.variable("{{ ref('orders') }}")).isNull();
        assertThat(HardCodedReferences.variable("raw.orders")).isNull();
    }

    private static String found(String sql) {
        return new HardCodedReferences(sql)
                .all().stream().map(HardCodedReferences.Found::text).collect(Collectors.joining(", "));
    }
}
