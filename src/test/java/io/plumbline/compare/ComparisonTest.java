package io.plumbline.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.crawl.Trees;
import io.plumbline.model.FileTree;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    private static final String PAYMENTS = """
            {{ config(materialized='view') }}
            with payments as (select * from {{ source('bank', 'payments') }}),
            clean as (
                select id as payment_id, order_id, amount / 100 as amount, lower(method) as method
                from payments
                where deleted_at is null and amount > 0
            )
            select payment_id, order_id, amount, method from clean
            """;

    private static final String SCHEMA = """
            version: 2
            sources:
              - name: bank
                tables: [{name: payments}]
            models:
              - name: stg_payments
                columns:
                  - name: payment_id
                    tests: [unique, not_null]
                  - name: method
                    tests:
                      - accepted_values: {values: [card, cash]}
            exposures:
              - name: revenue
                type: dashboard
                owner: {name: Finance, email: finance@example.com}
                depends_on: [ref('orders')]
            """;

    @TempDir
    Path folder;

    @Test
    void aNumberThatWasStoredIsNoChange() {
        Map<String, Object> read = Map.of("freshness", Map.of("count", 12, "share", List.of(1, 0.50)));
        Map<String, Object> stored =
                Map.of("freshness", Map.of("count", 12L, "share", List.of(1L, new BigDecimal("0.5"))));
        assertThat(Traits.changes(read, stored)).isEmpty();
        assertThat(Traits.changes(read, Map.of("freshness", Map.of("count", 13L, "share", List.of(1L, 0.5)))))
                .hasSize(1);
    }

    @BeforeEach
    void theSameProjectTwice() throws IOException {
        for (String side : List.of("before", "after")) {
            write(side + "/dbt_project.yml", "name: shop\n");
            write(side + "/models/stg_payments.sql", PAYMENTS);
            write(side + "/models/schema.yml", SCHEMA);
            write(side + "/models/orders.sql", """
                    select order_id, sum(amount) as paid from {{ ref('stg_payments') }} group by order_id
                    """);
        }
    }

    @Test
    void theSameFilesDifferInNothing() throws IOException {
        assertThat(said()).isEmpty();
    }

    @Test
    void layoutCommentsAndTheCaseOfWordsDifferInNothing() throws IOException {
        write(
                "after/models/stg_payments.sql",
                "-- tidy\n" + PAYMENTS.replace("select", "SELECT").replace("  ", "\t"));

        assertThat(said()).isEmpty();
    }

    @Test
    void theQueryTheMaterializationAndWhatItReadsAreToldApart() throws IOException {
        write("after/models/orders.sql", """
                {{ config(materialized='incremental', unique_key='order_id') }}
                select 1 as order_id
                """);

        assertThat(said())
                .containsExactly("CHANGED model.shop.orders: materialized view -> incremental; "
                        + "config.unique_key null -> order_id; sql; reads [model.shop.stg_payments] -> []");
    }

    @Test
    void columnsAndTestsAreFound() throws IOException {
        write(
                "after/models/schema.yml",
                SCHEMA.replace("[unique, not_null]", "[unique]")
                        .replace("[card, cash]", "[card, cash, voucher]")
                        .replace("    exposures", "exposures")
                        .replace(
                                "      - name: method\n",
                                "      - name: amount\n        data_type: number\n      - name: method\n"));

        assertThat(said())
                .containsExactly(
                        "CHANGED model.shop.stg_payments: +amount ~accepted_values(method) -not_null(payment_id)");
    }

    @Test
    void aRenamedModelIsNeitherAddedNorRemovedAndItsReaderReadsTheSame() throws IOException {
        Files.move(
                folder.resolve("after/models/stg_payments.sql"), folder.resolve("after/models/stg_bank_payments.sql"));
        write("after/models/schema.yml", SCHEMA.replace("stg_payments", "stg_bank_payments"));
        write("after/models/orders.sql", """
                select order_id, sum(amount) as paid from {{ ref('stg_bank_payments') }} group by order_id
                """);

        assertThat(said())
                .containsExactly(
                        "CHANGED model.shop.orders: sql",
                        "RENAMED model.shop.stg_payments => model.shop.stg_bank_payments: "
                                + "path models/stg_payments.sql -> models/stg_bank_payments.sql; "
                                + "relation stg_payments -> stg_bank_payments");
    }

    @Test
    void shortTextsThatLookAlikeAreNotTakenForARename() throws IOException {
        write("before/models/a.sql", "select * from {{ ref('orders') }} where order_id > 1\n");
        write("after/models/b.sql", "select * from {{ ref('orders') }} where order_id > 2\n");

        assertThat(said()).containsExactly("REMOVED model.shop.a: ", "ADDED model.shop.b: ");
    }

    @Test
    void aMacroThatChangesTheSqlOfAnUnchangedFileIsSaid() throws IOException {
        for (String side : List.of("before", "after")) {
            write(side + "/models/daily.sql", "select {{ day('x') }} as day from {{ ref('orders') }}\n");
        }
        write("before/macros/day.sql", "{% macro day(c) %}date({{ c }}){% endmacro %}\n");
        write("after/macros/day.sql", "{% macro day(c) %}to_date({{ c }}){% endmacro %}\n");

        assertThat(said()).containsExactly("CHANGED macro.shop.day: code", "CHANGED model.shop.daily: rendered sql");
    }

    @Test
    void whatIsDownstreamIsReached() throws IOException {
        write("after/models/stg_payments.sql", PAYMENTS.replace("amount / 100", "amount / 1000"));

        Reach reach = comparison().changes().get(0).reach();
        assertThat(reach.models()).containsExactly("model.shop.orders");
        assertThat(reach.exposures()).containsExactly("exposure.shop.revenue");
    }

    private List<String> said() throws IOException {
        return comparison().changes().stream().map(ComparisonTest::said).toList();
    }

    private Comparison comparison() {
        return Comparison.of(revision("before"), revision("after"));
    }

    private Revision revision(String side) {
        FileTree tree = Trees.folder(folder.resolve(side), side);
        return new Revision(new DbtReader().read(tree, "", DbtSettings.defaults()), tree);
    }

    private static String said(NodeChange change) {
        String name = change.kind() == Kind.RENAMED && change.before() != null
                ? change.before().id() + " => " + change.node().id()
                : change.node().id();
        Stream<String> traits = change.traits().stream()
                .map(trait -> trait.before() == null && trait.after() == null
                        ? trait.name()
                        : trait.name() + " " + trait.before() + " -> " + trait.after());
        Stream<String> parts = Stream.concat(
                change.columns().stream().map(column -> sign(column.kind()) + column.name()),
                change.tests().stream()
                        .map(test -> sign(test.kind()) + test.test().label() + "("
                                + test.test().column() + ")"));
        List<String> all = Stream.of(String.join("; ", traits.toList()), String.join(" ", parts.toList()))
                .filter(text -> !text.isEmpty())
                .toList();
        return change.kind() + " " + name + ": " + String.join(" | ", all);
    }

    private static String sign(Kind kind) {
        return switch (kind) {
            case ADDED -> "+";
            case REMOVED -> "-";
            case RENAMED, CHANGED -> "~";
        };
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
