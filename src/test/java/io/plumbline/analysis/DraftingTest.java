package io.plumbline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.UserError;
import io.plumbline.model.Location;
import io.plumbline.sql.Dialect;
import io.plumbline.sql.KnownTable;
import io.plumbline.sql.ReadOnlyGuard;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.TableName;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DraftingTest {

    private static final List<KnownTable> TABLES = List.of(
            table(
                    "model.shop.fct_orders",
                    "fct_orders",
                    "ANALYTICS.MARTS.FCT_ORDERS",
                    "ORDER_ID=NUMBER(38,0)",
                    "STATUS=VARCHAR",
                    "NET_AMOUNT=NUMBER(12,2)",
                    "ORDERED_AT=TIMESTAMP_NTZ",
                    "ORDER=VARCHAR",
                    "odd\"name=",
                    "NOTE="),
            table("source.shop.raw.orders", "raw.orders", "RAW.ORDERS", "ID="),
            table("model.shop.empty", "empty", "ANALYTICS.MARTS.EMPTY"));

    private static KnownTable table(String id, String label, String name, String... columns) {
        Map<String, String> typed = new LinkedHashMap<>();
        Arrays.stream(columns).map(column -> column.split("=", -1)).forEach(part -> typed.put(part[0], part[1]));
        return new KnownTable(
                id,
                label,
                new TableName(List.of(name.split("\\."))),
                typed,
                new Location("shop", "models/x.sql", 1, 1));
    }

    private static QueryDraft draft(
            String table,
            List<String> measures,
            List<String> by,
            @Nullable String per,
            List<String> where,
            @Nullable Integer top,
            @Nullable Integer moreThan) {
        return Drafting.of(
                new Wish(
                        table,
                        "lake",
                        measures.stream().map(Wish::measure).toList(),
                        by,
                        per == null ? null : Wish.per(per),
                        where.stream().map(Wish::condition).toList(),
                        top,
                        moreThan),
                TABLES);
    }

    @Test
    void everyPartOfAWishIsInTheQuery() {
        QueryDraft draft = draft(
                "fct_orders",
                List.of("count", "sum:net_amount", "distinct:order_id"),
                List.of("status"),
                "month:ordered_at",
                List.of("ordered_at >= 2026-01-01", "status <> cancelled", "net_amount > 10.5", "status is not null"),
                10,
                1);
        assertThat(draft.sql()).isEqualTo("""
                select
                    date_trunc('month', ordered_at) as ordered_at_month,
                    status,
                    count(*) as row_count,
                    sum(net_amount) as sum_net_amount,
                    count(distinct order_id) as distinct_order_id
                from analytics.marts.fct_orders
                where ordered_at >= '2026-01-01'
                    and status <> 'cancelled'
                    and net_amount > 10.5
                    and status is not null
                group by 1, 2
                having count(*) > 1
                order by 3 desc, 1, 2
                limit 10
                """);
        assertThat(draft.meaning())
                .isEqualTo("Number of rows, sum of net_amount, number of different values of order_id of fct_orders,"
                        + " by month of ordered_at and status, where ordered_at >= 2026-01-01 and status <> cancelled"
                        + " and net_amount > 10.5 and status is not null, only groups of more than 1 rows, the first 10"
                        + " by the first of these figures.");
        assertThat(draft.links())
                .contains(
                        "fct_orders: ANALYTICS.MARTS.FCT_ORDERS, models/x.sql:1",
                        "net_amount: column NET_AMOUNT of fct_orders, NUMBER(12,2)");
        assertThat(draft.remarks()).isEmpty();
    }

    @Test
    void withoutMoreThanATableItsRowsAreCounted() {
        assertThat(draft("raw.orders", List.of(), List.of(), null, List.of(), null, null))
                .satisfies(draft -> {
                    assertThat(draft.sql()).isEqualTo("select\n    count(*) as row_count\nfrom lake.raw.orders\n");
                    assertThat(draft.remarks()).singleElement().asString().contains("the database is yours");
                });
    }

    @Test
    void aNameThatSqlWouldMisreadIsQuoted() {
        assertThat(draft("fct_orders", List.of("nulls:odd\"name"), List.of("order"), null, List.of(), null, null)
                        .sql())
                .contains("\n    \"ORDER\",", "count(*) - count(\"odd\"\"name\") as \"NULLS_odd\"\"name\"");
    }

    @Test
    void whatTheProjectDoesNotKnowIsNotWritten() {
        refused("fct_order", List.of(), List.of(), "Did you mean \"fct_orders\"?");
        refused("fct_orders", List.of("sum:net_amounts"), List.of(), "Did you mean \"net_amount\"?");
        refused("fct_orders", List.of(), List.of("1; drop table t"), "Known: order_id");
        refused("empty", List.of(), List.of("id"), "None of its columns is known.");
        assertThatThrownBy(() -> draft("fct_orders", List.of("sum:status"), List.of(), null, List.of(), null, null))
                .hasMessageContaining("column STATUS of fct_orders is VARCHAR; expected a number");
        assertThatThrownBy(() -> draft("fct_orders", List.of(), List.of(), "day:status", List.of(), null, null))
                .hasMessageContaining("expected a date or time");
        assertThat(draft("fct_orders", List.of("sum:note"), List.of(), null, List.of(), null, null)
                        .remarks())
                .containsExactly("nothing says whether NOTE is a number");
    }

    private static void refused(String table, List<String> measures, List<String> by, String action) {
        assertThatThrownBy(() -> draft(table, measures, by, null, List.of(), null, null))
                .isInstanceOfSatisfying(
                        UserError.class, error -> assertThat(error.action()).contains(action));
    }

    @ParameterizedTest
    @ValueSource(strings = {"median:net_amount", "sum", "sum:", "", "count(*)"})
    void whatIsNoMeasureIsToldSo(String text) {
        assertThatThrownBy(() -> Wish.measure(text)).isInstanceOf(UserError.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "status =", "= 3", "status is null 3", "status between 1 and 2"})
    void whatIsNoConditionIsToldSo(String text) {
        assertThatThrownBy(() -> Wish.condition(text)).isInstanceOf(UserError.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x' or '1'='1",
                "x\\' or 1=1 --",
                "'; drop table t; --",
                "$$; drop table t",
                "1 or 1=1",
                "\u2019 or 1=1",
                "''",
                "(select 1)",
                "current_user()"
            })
    void aValueStaysAValue(String value) {
        String sql = draft("fct_orders", List.of(), List.of(), null, List.of("note = " + value), null, null)
                .sql();
        assertThat(ReadOnlyGuard.snowflake().check(sql).accepted()).isTrue();
        assertThat(SqlStatements.tokens(sql, Dialect.SNOWFLAKE))
                .extracting(token -> token.type().name())
                .endsWith("WORD", "OPERATOR", "STRING", "END");
    }
}
