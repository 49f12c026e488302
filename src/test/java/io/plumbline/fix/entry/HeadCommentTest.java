package io.plumbline.fix.entry;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.fix.TextFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadCommentTest {

    private static final String PROSE = "One row per order, cancelled ones left out.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- One row per order,\n-- cancelled ones left out.\n\nselect 1",
                "--------------\n-- One row per order, cancelled ones left out.\n--------------\n\nselect 1",
                "/* One row per order,\n * cancelled ones left out.\n */\n\nselect 1",
                "{#- One row per order, cancelled ones left out. -#}\n\nselect 1",
                "{{ config(materialized='table') }}\n\n-- One row per order, cancelled ones left out.\n\nselect 1",
                "-- One row per order, cancelled ones left out.\n{{ config(materialized='table') }}\nselect 1",
                "-- TODO make this faster soon please\n\n-- One row per order, cancelled ones left out.\n\nselect 1",
                "-- One row per order, cancelled ones left out.\r\n\r\nselect 1\r\n"
            })
    void saysWhatTheFileIs(String sql) {
        assertThat(HeadComment.of(new TextFile("m.sql", sql))).contains(PROSE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "select 1 -- One row per order, cancelled ones left out.\n",
                "-- One row per order, cancelled ones left out.\nwith orders as (select 1) select * from orders",
                "with a as (select 1)\n-- One row per order, cancelled ones left out.\n\nselect * from a",
                "-- all orders\n\nselect 1",
                "-- select order_id, status from orders\n\nselect 1",
                "-- left join customers on the order\n\nselect 1",
                "-- TODO: say what one row of this is\n\nselect 1",
                "-- Copyright of the authors, all rights reserved\n\nselect 1",
                "-- Shift the date back one day, this is because prices come late\n\nselect 1",
                "-- Assuming the data is stored in a table of its own\n\nselect 1",
                "-- Author: somebody who wrote this model\n\nselect 1",
                "-- sqlfluff off for the whole file please\n\nselect 1",
                "-- plumbline: ignore undocumented-model because nobody reads it\n\nselect 1",
                "-- compare with {{ ref('orders') }} and the others\n\nselect 1",
                "-- orders as of https://wiki.example/orders and others\n\nselect 1"
            })
    void isNoDescription(String sql) {
        assertThat(HeadComment.of(new TextFile("m.sql", sql))).isEmpty();
    }

    @Test
    void standsRightAboveAMacro() {
        String macro = "{# Turns cents into euro, two places. #}\n{% macro a() %}1{% endmacro %}\n\n"
                + "{# Long ago this was a macro too. #}\n\n{% macro b() %}2{% endmacro %}\n";
        TextFile file = new TextFile("a.sql", macro);
        assertThat(HeadComment.above(file, 2)).contains("Turns cents into euro, two places.");
        assertThat(HeadComment.above(file, 6)).isEmpty();
    }
}
