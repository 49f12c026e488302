package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Calendar;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/** Every type ACCOUNT_USAGE has, from a column through the real driver. */
class FakeSnowflakeTypesIT extends FakeSnowflakeSetup {

    private static final Calendar UTC = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
    private static final Instant INSTANT = Instant.parse("2026-11-01T12:00:00.123456Z");

    private interface Check {
        void of(ResultSet row) throws SQLException;
    }

    private void check(String sql, String type, Check check) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.getMetaData().getColumnTypeName(1)).isEqualTo(type);
            assertThat(rows.next()).isTrue();
            check.of(rows);
            if (rows.getMetaData().getColumnCount() > 1) {
                assertThat(rows.getObject(2)).isNull();
                assertThat(rows.wasNull()).isTrue();
            }
        }
    }

    @Test
    void numbersKeepEveryDigit() throws SQLException {
        snowflake.seed(
                "insert into snowflake.account_usage.metering_daily_history (credits_used) values (12345.000000001)");
        check(
                "select credits_used, credits_billed from snowflake.account_usage.metering_daily_history",
                "NUMBER",
                row -> assertThat(row.getBigDecimal(1)).isEqualTo(new BigDecimal("12345.000000001")));
        check("select 99999999999999999999999999999999999999::number(38,0)", "NUMBER", row -> assertThat(
                        row.getBigDecimal(1))
                .isEqualTo(new BigDecimal("99999999999999999999999999999999999999")));
        check("select count(*) from snowflake.account_usage.users", "NUMBER", row -> assertThat(row.getLong(1))
                .isZero());
    }

    @Test
    void floatsAreDouble() throws SQLException {
        snowflake.seed("insert into snowflake.account_usage.query_attribution_history (credits_attributed_compute)"
                + " values (0.1234567890123456)");
        check(
                "select credits_attributed_compute, credits_used_query_acceleration"
                        + " from snowflake.account_usage.query_attribution_history",
                "DOUBLE",
                row -> assertThat(row.getDouble(1)).isEqualTo(0.1234567890123456));
    }

    @Test
    void textKeepsItsCharacters() throws SQLException {
        snowflake.seed(
                "insert into snowflake.account_usage.query_history (query_text) values (?)", "é \"q\" \\ \n €😀");
        check("select query_text, query_tag from snowflake.account_usage.query_history", "VARCHAR", row -> assertThat(
                        row.getString(1))
                .isEqualTo("é \"q\" \\ \n €😀"));
    }

    @Test
    void truthIsBoolean() throws SQLException {
        snowflake.seed("insert into snowflake.account_usage.users (has_mfa) values (true)");
        check("select has_mfa, has_pat from snowflake.account_usage.users", "BOOLEAN", row -> assertThat(
                        row.getBoolean(1))
                .isTrue());
    }

    @Test
    void aDateIsADay() throws SQLException {
        snowflake.seed("insert into snowflake.account_usage.metering_daily_history (usage_date) values ('1969-12-31')");
        check(
                "select usage_date, null::date from snowflake.account_usage.metering_daily_history",
                "DATE",
                row -> assertThat(row.getDate(1).toLocalDate()).isEqualTo(LocalDate.of(1969, 12, 31)));
    }

    @Test
    void aTimestampWithLocalZoneIsAnInstant() throws SQLException {
        snowflake.seed(
                "insert into snowflake.account_usage.users (created_on) values ('2026-11-01 13:00:00.123456+01:00')");
        check("select created_on, deleted_on from snowflake.account_usage.users", "TIMESTAMPLTZ", row -> assertThat(
                        row.getTimestamp(1).toInstant())
                .isEqualTo(INSTANT));
        check("select '1969-12-31 23:59:59.5Z'::timestamp_ltz", "TIMESTAMPLTZ", row -> assertThat(
                        row.getTimestamp(1).toInstant())
                .isEqualTo(Instant.parse("1969-12-31T23:59:59.5Z")));
    }

    @Test
    void aTimestampWithoutZoneIsReadWithACalendar() throws SQLException {
        snowflake.seed("insert into snowflake.account_usage.dynamic_table_refresh_history (graph_history_valid_from)"
                + " values ('2026-11-01 12:00:00.123456')");
        check(
                "select graph_history_valid_from, null::timestamp_ntz"
                        + " from snowflake.account_usage.dynamic_table_refresh_history",
                "TIMESTAMPNTZ",
                row -> assertThat(row.getTimestamp(1, UTC)).isEqualTo(Timestamp.from(INSTANT)));
    }

    @Test
    void aTimestampWithAZoneKeepsItsOffset() throws SQLException {
        check("select '2026-11-01 07:30:00.123456 -04:30'::timestamp_tz, null::timestamp_ltz", "TIMESTAMPTZ", row -> {
            assertThat(row.getTimestamp(1).toInstant()).isEqualTo(INSTANT);
            assertThat(row.getString(1)).contains("07:30:00").contains("-0430");
        });
    }

    @Test
    void variantsObjectsAndArraysAreJson() throws SQLException {
        snowflake.seed("insert into snowflake.account_usage.access_history"
                + " (additional_properties, object_modified_by_ddl, base_objects_accessed)"
                + " values ('{\"a\":\"b\"}', '{\"operationType\":\"ALTER\"}',"
                + " '[{\"objectId\":7,\"objectDomain\":\"Table\"}]')");
        String from = " from snowflake.account_usage.access_history";
        check("select additional_properties, invoker_identity" + from, "VARIANT", row -> assertThat(row.getString(1))
                .isEqualTo("{\"a\":\"b\"}"));
        check("select object_modified_by_ddl" + from, "OBJECT", row -> assertThat(row.getString(1))
                .isEqualTo("{\"operationType\":\"ALTER\"}"));
        check("select base_objects_accessed, agents_info" + from, "ARRAY", row -> assertThat(row.getString(1))
                .isEqualTo("[{\"objectId\":7,\"objectDomain\":\"Table\"}]"));
    }
}
