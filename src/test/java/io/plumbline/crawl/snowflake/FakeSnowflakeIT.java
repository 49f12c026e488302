package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Statements through the real driver: run by DuckDB, or refused in Snowflake's words. */
class FakeSnowflakeIT extends FakeSnowflakeSetup {

    private static final String METERING = "snowflake.account_usage.warehouse_metering_history";

    private void seedMetering() throws SQLException {
        snowflake.seed("insert into " + METERING
                + " (start_time, end_time, warehouse_name, credits_used_compute, credits_attributed_compute_queries)"
                + " select dateadd(hour, -h, current_timestamp()), dateadd(hour, 1 - h, current_timestamp()),"
                + " 'LOAD_WH', 4, 0.8"
                + " from (select seq4() + 1 as h from table(generator(rowcount => 48)))");
    }

    @Test
    void theIdleCreditsOfAWarehouseAreThoseItsQueriesDoNotAccountFor() throws SQLException {
        seedMetering();
        String sql = "SELECT (SUM(credits_used_compute) - SUM(credits_attributed_compute_queries)) AS idle_cost,"
                + " warehouse_name FROM SNOWFLAKE.ACCOUNT_USAGE.WAREHOUSE_METERING_HISTORY"
                + " WHERE start_time >= DATEADD('days', -10, CURRENT_DATE()) AND end_time < CURRENT_TIMESTAMP()"
                + " GROUP BY warehouse_name";
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.getMetaData().getColumnName(1)).isEqualTo("IDLE_COST");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getBigDecimal(1)).isEqualByComparingTo("153.6"); // 48 hours of 3.2
            assertThat(rows.next()).isFalse();
        }
        assertThat(snowflake.requests).doesNotContain("/telemetry/send");
    }

    @Test
    void valuesAreBoundAsTheirTypes() throws SQLException {
        String sql = "select ?, ? + 1, ?::timestamp_ltz, ?, iff(? is null, 'none', 'some'), ?::timestamp_ltz";
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            Timestamp noon = Timestamp.from(Instant.parse("2026-11-01T12:00:00.123456Z"));
            statement.setString(1, "it's \\ here");
            statement.setInt(2, 41);
            statement.setTimestamp(3, noon);
            statement.setBoolean(4, true);
            statement.setNull(5, Types.VARCHAR);
            statement.setString(6, "2026-11-01 12:00:00Z");
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                assertThat(rows.getString(1)).isEqualTo("it's \\ here");
                assertThat(rows.getInt(2)).isEqualTo(42);
                assertThat(rows.getTimestamp(3)).isEqualTo(noon);
                assertThat(rows.getBoolean(4)).isTrue();
                assertThat(rows.getString(5)).isEqualTo("none");
                assertThat(rows.getTimestamp(6).toInstant()).isEqualTo(Instant.parse("2026-11-01T12:00:00Z"));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    iff(1 = 1, 'a', 'b')                                          | a
                    iff(div0(1, 0) = 0, 'zero', 'other')                          | zero
                    parse_json('{"a":{"b":[1,"x"]}}'):a.b[1]::string              | x
                    parse_json('{"a":{"b":[1,"x"]}}'):a.b[0]::number + 1          | 2
                    parse_json('{"A b":1}'):"A b"::string                         | 1
                    datediff(day, '2026-01-01'::date, '2026-03-01'::date)         | 59
                    datediff('hours', '2026-01-01 10:59:00'::timestamp_ntz, '2026-01-01 11:00:00'::timestamp_ntz) | 1
                    dateadd(quarter, 1, '2026-01-31'::date)::date::varchar        | 2026-04-30
                    convert_timezone('UTC', 'Europe/Berlin', '2026-07-01'::timestamp_ntz)::varchar | 2026-07-01 02:00:00
                    greatest(1, null)                                             |
                    concat('a', null)                                             |
                    $$it's$$                                                      | it's
                    concat('a\\\\b', '')                                          | a\\b
                    current_role()                                                | READER
                    current_warehouse()                                           | AUDIT_WH
                    round(7 / 2, 1)::varchar                                      | 3.5
                    """)
    void aWordOfSnowflakesMeansWhatItMeansThere(String expression, String expected) throws SQLException {
        try (Connection connection = connect()) {
            assertThat(one(connection, "select " + expression)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    select list_transform([1], x -> x)                  | 2140   | 42601
                    select read_csv('/etc/passwd')                      | 2140   | 42601
                    select nope from snowflake.account_usage.users      | 904    | 42000
                    select * from snowflake.account_usage.nope          | 2003   | 42S02
                    select * from snowflake.nope.users                  | 2003   | 02000
                    select * from nope.account_usage.users              | 2003   | 02000
                    selec 1                                             | 1003   | 42000
                    select (1                                           | 1003   | 42000
                    select 1; select 2                                  | 8      | 0A000
                    select 1 / 0                                        | 100051 | 22012
                    select 'x'::number                                  | 100038 | 22018
                    select dateadd('fortnight', 1, current_date())      | 603    | XX000
                    select * from snowflake.information_schema.tables   | 603    | XX000
                    show tables                                         | 1003   | 42000
                    alter session set nope = 1                          | 1006   | 42000
                    alter session set timezone = 'Europe/Berlin'        | 603    | XX000
                    use role accountadmin                               | 2043   | 02000
                    delete from snowflake.account_usage.users           | 3001   | 42501
                    create table t (a int)                              | 3001   | 42501
                    """)
    void whatIsWrongIsSaidInSnowflakesWords(String sql, int code, String state) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeQuery(sql)).isInstanceOfSatisfying(SQLException.class, error -> {
                assertThat(error.getErrorCode()).as(error.getMessage()).isEqualTo(code);
                assertThat(error.getSQLState()).isEqualTo(state);
            });
            assertThat(one(connection, "select 1")).as("the session lives on").isEqualTo("1");
        }
    }

    @Test
    void largeResultsComeInChunksInOrder() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select seq8() as n, 'row ' || n as t from table(generator(rowcount => 10000)) order by 1")) {
            List<Long> numbers = new ArrayList<>();
            while (rows.next()) {
                numbers.add(rows.getLong(1));
                assertThat(rows.getString(2)).isEqualTo("row " + rows.getLong(1));
            }
            assertThat(numbers).hasSize(10_000).isSorted().doesNotHaveDuplicates();
        }
        assertThat(snowflake.requests.stream().filter(path -> path.startsWith("/chunks/")))
                .hasSize(5); // 9,500 rows after the first 500, by 2,000
    }

    @Test
    void aLimitOfRowsIsKept() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.setMaxRows(3);
            try (ResultSet rows = statement.executeQuery("select seq8() from table(generator(rowcount => 20))")) {
                assertThat(rows.next() && rows.next() && rows.next()).isTrue();
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void settingsOfASessionAreKeptPerSession() throws SQLException {
        try (Connection tagged = connect("QUERY_TAG", "plumbline");
                Connection other = connect();
                Statement statement = tagged.createStatement()) {
            statement.execute("alter session set query_tag = 'second', statement_timeout_in_seconds = 60");
            one(tagged, "select 2");
            one(other, "select 3");
        }
        Map<String, Object> first = ran("alter session").parameters();
        assertThat(first).containsEntry("QUERY_TAG", "plumbline").doesNotContainKey("STATEMENT_TIMEOUT_IN_SECONDS");
        assertThat(ran("select 2").parameters())
                .containsEntry("QUERY_TAG", "second")
                .containsEntry("STATEMENT_TIMEOUT_IN_SECONDS", "60");
        assertThat(ran("select 3").parameters()).doesNotContainKey("QUERY_TAG");
    }

    private Statements.Ran ran(String prefix) {
        return snowflake.statements.ran.stream()
                .filter(ran -> ran.sql().startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void warehousesAreShownToARoleWithAPrivilegeOnThem() throws SQLException {
        snowflake.account.warehouse("LOAD_WH", Map.of("size", "Large"));
        snowflake.account.grant("MONITOR", "WAREHOUSE", "BI_WH", "READER");
        Map<String, Object> never = new HashMap<>();
        never.put("auto_suspend", null);
        snowflake.account.warehouse("BI_WH", never);
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show warehouses")) {
            assertThat(rows.getMetaData().getColumnName(13)).isEqualTo("auto_suspend");
            rows.next();
            assertThat(rows.getString("name")).isEqualTo("AUDIT_WH");
            assertThat(rows.getInt("auto_suspend")).isEqualTo(60);
            assertThat(rows.getString("is_current")).isEqualTo("Y");
            rows.next();
            assertThat(rows.getString("name")).isEqualTo("BI_WH");
            assertThat(rows.getObject("auto_suspend")).isNull();
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void grantsOfOnesOwnRoleAreShown() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("show grants to role reader")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString("privilege") + " " + rows.getString("granted_on") + " "
                        + rows.getString("name"));
            }
            assertThat(names)
                    .hasSize(5)
                    .contains("USAGE DATABASE_ROLE SNOWFLAKE.USAGE_VIEWER", "USAGE WAREHOUSE AUDIT_WH");
        }
    }

    @Test
    void aViewThatIsNotGrantedLooksAsIfItWereNotThere() throws SQLException {
        String users = "select count(*) from snowflake.account_usage.users";
        String access = "select count(*) from snowflake.account_usage.access_history";
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(one(connection, users)).isEqualTo("0");
            assertThat(one(connection, access)).isEqualTo("0");
            snowflake.account.grants.removeIf(grant -> grant.name().equals("SNOWFLAKE.SECURITY_VIEWER"));
            snowflake.account.edition = Account.Edition.STANDARD;
            for (String sql : List.of(users, access)) {
                assertThatThrownBy(() -> statement.executeQuery(sql))
                        .hasMessageContaining("does not exist or not authorized")
                        .isInstanceOfSatisfying(SQLException.class, error -> assertThat(error.getErrorCode())
                                .isEqualTo(2003));
            }
        }
    }

    @Test
    void aViewIsFoundWithoutItsSchemaAfterUse() throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("use schema snowflake.account_usage");
            assertThat(one(connection, "select count(*) from users")).isEqualTo("0");
            snowflake.account.revoked.add("USERS");
            assertThatThrownBy(() -> statement.executeQuery("select count(*) from users"))
                    .hasMessageContaining("SNOWFLAKE.ACCOUNT_USAGE.USERS");
        }
    }

    @Test
    void withoutAWarehouseNoTableIsRead() throws SQLException {
        try (Connection connection = connect("warehouse", "nobodys_wh");
                Statement statement = connection.createStatement()) {
            assertThat(one(connection, "select 1")).isEqualTo("1");
            assertThatThrownBy(() -> statement.executeQuery("select * from snowflake.account_usage.users"))
                    .hasMessageContaining("No active warehouse");
            statement.execute("use warehouse audit_wh");
            statement
                    .executeQuery("select * from snowflake.account_usage.users")
                    .close();
        }
    }

    @Test
    void everyViewIsReadable() throws SQLException {
        try (Connection connection = connect()) {
            for (String view : AccountUsage.VIEWS.keySet()) {
                assertThat(one(connection, "select count(*) from snowflake.account_usage." + view))
                        .isEqualTo("0");
            }
        }
        assertThat(AccountUsage.VIEWS.keySet())
                .containsAll(AccountView.ALL.stream().map(AccountView::name).toList());
    }
}
