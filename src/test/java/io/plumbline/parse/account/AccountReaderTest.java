package io.plumbline.parse.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.model.Gap;
import io.plumbline.model.Location;
import io.plumbline.model.TextTree;
import io.plumbline.model.WarehouseAccount;
import io.plumbline.model.account.AccountUser;
import io.plumbline.model.account.QueryGroup;
import io.plumbline.model.account.WarehouseDay;
import io.plumbline.parse.AccountReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountReaderTest {

    private static final String WINDOW = "from_day,until_day,price_per_credit,currency,price_source\n"
            + "2026-10-01,2026-10-31 00:00:00.000,3.00,USD,contract\n";

    private final List<Gap> gaps = new ArrayList<>();

    private WarehouseAccount account(String file, String text) {
        Map<String, String> files = new HashMap<>(Map.of("account.csv", WINDOW));
        files.put(file, text);
        return AccountReader.read(new TextTree("prod", files), gaps).orElseThrow();
    }

    @Test
    void columnsStandInAnyOrderAndCase() {
        WarehouseAccount account = account("warehouse_days.csv", """
                day,Comment,credits_attributed_compute_queries,CREDITS_USED_COMPUTE,warehouse_name
                2026-10-02,"a, b",,1.5,WH
                2026-10-03,"two
                lines",0.25,2,WH
                """);

        assertThat(account.length()).isEqualTo(30);
        assertThat(account.rows(WarehouseDay.EXTRACT))
                .extracting(WarehouseDay::compute, WarehouseDay::attributed, WarehouseDay::at)
                .containsExactly(
                        tuple(new BigDecimal("1.5"), null, Location.ofLine("prod", "warehouse_days.csv", 2)),
                        tuple(
                                new BigDecimal("2"),
                                new BigDecimal("0.25"),
                                new Location("prod", "warehouse_days.csv", 3, 4)));
    }

    @Test
    void aRowWithAWrongCellIsLeftOutAndToldWithItsLine() {
        WarehouseAccount account = account("warehouse_days.csv", """
                WAREHOUSE_NAME,DAY,CREDITS_USED_COMPUTE,CREDITS_ATTRIBUTED_COMPUTE_QUERIES
                WH,2026-10-02,many,1
                WH,yesterday,2,1
                ,2026-10-03,2,1
                WH,2026-10-04,2,1
                """);

        assertThat(account.rows(WarehouseDay.EXTRACT)).hasSize(1);
        assertThat(account.tells(List.of(WarehouseDay.EXTRACT))).isTrue();
        assertThat(account.gaps())
                .filteredOn(gap -> gap.what().startsWith("a row"))
                .extracting(Gap::where, Gap::why)
                .containsExactly(
                        tuple(
                                "warehouse_days.csv:2",
                                "CREDITS_USED_COMPUTE is \"many\"; expected a number; the row is left out"),
                        tuple(
                                "warehouse_days.csv:3",
                                "DAY is \"yesterday\"; expected a day as 2026-01-31; the row is left out"),
                        tuple("warehouse_days.csv:4", "WAREHOUSE_NAME is \"\"; expected a value; the row is left out"));
    }

    @Test
    void aMissingFileAMissingColumnAndAnEmptyFileAreNotEvaluated() {
        assertThat(account("users.csv", "NAME,TYPE\nA,PERSON\n").tells(List.of(AccountUser.EXTRACT)))
                .isFalse();
        assertThat(account("users.csv", "").tells(List.of(AccountUser.EXTRACT))).isFalse();
        WarehouseAccount none = account("other.csv", "");

        assertThat(none.extracts()).isEmpty();
        assertThat(none.gaps())
                .as("told once, however many there are")
                .singleElement()
                .extracting(Gap::why)
                .asString()
                .contains("warehouses.csv, ", "users.csv, ", "; what needs them is not evaluated");
    }

    @ParameterizedTest
    @CsvSource({
        "'from_day,until_day\n', 0 rows",
        "'from_day,until_day\n2026-10-02,2026-10-02\n', 0 rows",
        "'from_day,until_day\n2026-10-02,2026-10-03\n2026-10-02,2026-10-03\n', 2 rows",
        "'from_day\n2026-10-02\n', 0 rows",
        "'\"', 0 rows"
    })
    void withoutOneWindowThereIsNoAccount(String text, String why) {
        TextTree tree = new TextTree("prod", Map.of("account.csv", text));

        assertThat(AccountReader.read(tree, gaps)).isEmpty();
        assertThat(gaps).anyMatch(gap -> gap.why().contains(why));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "select 1 /* {\"app\": \"dbt\", \"node_id\": \"model.shop.a\"} */||model.shop.a",
                "select 1 /* {\"node_id\": \"model.shop.a\", \"args\": \"a * b\", \"app\": \"dbt\"} */||model.shop.a",
                "/* other */ select 1 /* {\"app\": \"dbt\", \"node_id\": \"test.shop.u.1\"} */ ||test.shop.u.1",
                "select 1|{\"app\": \"dbt\", \"node_id\": \"seed.shop.b\"}|seed.shop.b",
                "select 1 /* {\"app\": \"else\", \"node_id\": \"model.shop.a\"} */||''",
                "select 1 /* {\"app\": \"dbt\", \"node_id\": */||''",
                "select 1 /* {\"app\": \"dbt\", \"node_id\": \"<b>\"} */||''",
                "select '/* {' ||''"
            })
    void theMarkOfDbtIsReadAsJson(String statement, String tag, String node) {
        String cells = "\"%s\",\"%s\""
                .formatted(statement.replace("\"", "\"\""), tag == null ? "" : tag.replace("\"", "\"\""));

        WarehouseAccount account = account(
                "queries.csv", "QUERY_PARAMETERIZED_HASH,RUNS,CREDITS,QUERY_TEXT,QUERY_TAG\nh,1,2," + cells + "\n");

        assertThat(account.rows(QueryGroup.EXTRACT))
                .extracting(QueryGroup::node)
                .containsExactly(node);
    }
}
