package io.plumbline.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlSectionsTest {

    private static List<String> sections(String sql) {
        return SqlSections.of(sql, (int) sql.lines().count()).stream()
                .map(section -> section.line() + "-" + section.endLine() + " " + section.label())
                .toList();
    }

    @Test
    void headerExpressionsAndFinalSelectStandApart() {
        assertThat(sections("""
                        {{ config(
                            materialized='table'
                        ) }}

                        with orders as (
                            select * from {{ ref('stg_orders') }}
                        ),

                        -- one row per order
                        totals (order_id, amount) as (
                            select order_id, sum(amount) from orders group by (order_id)
                        )

                        select * from totals
                        """))
                .containsExactly("1-4 configuration", "5-7 CTE orders", "8-12 CTE totals", "13-14 final select");
    }

    @Test
    void parenthesesInLiteralsCommentsAndJinjaDoNotCount() {
        assertThat(sections("""
                        with a as (
                            select ')' as x, "odd )" as y, `)` as z -- )
                            /* ) */ , {{ my_macro(")") }}, '{{ var('x)') }}' , $$)$$ , 'it''s )', 'a\\') b'
                            {# ) #} {% if f(")") %} , 1 {% endif %}
                        ),
                        b as not materialized (
                            select 1
                        )
                        select 2
                        """)).containsExactly("1-5 CTE a", "6-8 CTE b", "9-9 final select");
    }

    @Test
    void leadingCommasRecursionAndOneLinersWork() {
        assertThat(sections("""
                        with recursive a as (select 1)
                        , b as (
                            select 2
                        )
                        , c as (select 3), d as (select 4)
                        select 5
                        """)).containsExactly("1-1 CTE a", "2-4 CTE b", "5-5 CTE c, d", "6-6 final select");
    }

    @Test
    void aLoopOverExpressionsKeepsItsLines() {
        assertThat(sections("""
                        with
                        {% for channel in channels %}
                        orders_{{ channel }} as (
                            select 1
                        ){% if not loop.last %},{% endif %}
                        {% endfor %}
                        select 2
                        """)).containsExactly("1-5 CTE orders_", "6-7 final select");
    }

    @Test
    void aQueryWithoutExpressionsIsOnePart() {
        assertThat(sections("select 1\nfrom x\n")).containsExactly("1-2 ");
        assertThat(sections("{{ config() }}\nselect 1\n")).containsExactly("1-1 configuration", "2-2 ");
        assertThat(sections("-- nothing\n")).containsExactly("1-1 ");
        assertThat(sections("")).isEmpty();
    }

    @Test
    void whatIsBrokenStaysWhole() {
        assertThat(sections("with a as (\nselect 1\n")).containsExactly("1-2 final select");
        assertThat(sections("with a as (\nselect 'x\n)\nselect 1\n")).containsExactly("1-4 final select");
        assertThat(sections("with\n")).containsExactly("1-1 final select");
        assertThat(sections("{% macro x( %}\nselect\n")).containsExactly("1-2 macro x");
        assertThat(sections("{{ 'x\n")).containsExactly("1-1 ");
    }

    @Test
    void macrosAndTestsAreOneEach() {
        assertThat(sections("""
                        {# About both #}
                        {% macro cents(column, scale=2) -%}
                            ({{ column }} / 100)
                        {%- endmacro %}

                        {%- test positive(model, column_name) %}
                        select 1
                        {% endtest %}
                        {% snapshot orders_snapshot %}
                        select 2
                        {% endsnapshot %}
                        """))
                .containsExactly(
                        "1-1 ", "2-4 macro cents", "5-5 ", "6-8 test positive", "9-11 snapshot orders_snapshot");
    }

    @Test
    void hostileSqlTakesNoTime() {
        long start = System.nanoTime();
        for (String part :
                List.of("(", "with a as (", "{{", "{%", "'", "/*", "$$", "{% raw %}", "{% macro a() %}", "a,")) {
            sections(part.repeat(200_000 / part.length()));
        }
        assertThat(System.nanoTime() - start).isLessThan(5_000_000_000L);
    }
}
