package io.plumbline.crawl.snowflake;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.crawl.BoundedQuery;
import io.plumbline.crawl.Cancellation;
import io.plumbline.crawl.QueryLimits;
import io.plumbline.crawl.QueryResult;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a crawl takes for granted, held against the fake and, where credentials are at hand, against a real account. */
abstract class AccountContract {

    private static final Map<String, String> TYPES = Map.of(
            "varchar", "VARCHAR",
            "number", "NUMBER",
            "float", "DOUBLE",
            "boolean", "BOOLEAN",
            "date", "DATE",
            "timestamp_ltz", "TIMESTAMPLTZ",
            "timestamp_ntz", "TIMESTAMPNTZ",
            "variant", "VARIANT",
            "object", "OBJECT",
            "array", "ARRAY");

    abstract SnowflakeLogin login();

    @Test
    void everyDocumentedColumnIsThereWithItsType() throws SQLException {
        SnowflakeLogin login = login();
        try (Connection connection = DriverManager.getConnection(login.url(), login.properties())) {
            for (AccountView view : AccountView.ALL) {
                Map<String, String> documented = new TreeMap<>();
                AccountUsage.columns(view.name()).forEach((column, type) -> documented.put(column, TYPES.get(type)));
                assertThat(documented).as(view.name()).isNotEmpty().doesNotContainValue(null);
                assertThat(columns(connection, "select * from " + view.path() + " where 1 = 0"))
                        .as(view.name())
                        .containsAllEntriesOf(documented);
            }
        }
    }

    @Test
    void theSettingsOfWarehousesHaveTheirNames() throws SQLException {
        SnowflakeLogin login = login();
        try (Connection connection = DriverManager.getConnection(login.url(), login.properties())) {
            assertThat(columns(connection, "show warehouses"))
                    .containsKeys(
                            "name", "size", "type", "auto_suspend", "auto_resume", "resource_monitor", "generation");
        }
    }

    @Test
    void aPreflightSeesWhereItIs() {
        SnowflakeLogin login = login();
        Preflight preflight;
        try (SnowflakeSession session = SnowflakeSession.open(login)) {
            preflight = Preflight.of(login, session);
        }
        assertThat(preflight.role()).isNotBlank();
        assertThat(preflight.readable()).isNotEmpty();
    }

    @Test
    void aQueryHasAnIdAndThePlannerTellsPartitionsAndBytes() {
        QueryLimits limits = new QueryLimits(10, 1_000, 30, List.of());
        BoundedQuery query = new BoundedQuery("select 1 as one", limits, "contract");
        try (SnowflakeSession session = SnowflakeSession.open(login(), SnowflakeRunner.parameters(query))) {
            QueryResult result = new WatchedStatement(session, query, new Cancellation()).result();
            assertThat(result.columns()).containsExactly("ONE");
            assertThat(result.rows()).containsExactly(List.of("1"));
            assertThat(result.queryId()).isNotBlank();
            assertThat(ExplainedCost.of(session, query).bytes()).isNotNegative();
        }
    }

    private static Map<String, String> columns(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            ResultSetMetaData description = rows.getMetaData();
            Map<String, String> columns = new TreeMap<>();
            for (int i = 1; i <= description.getColumnCount(); i++) {
                columns.put(description.getColumnName(i), description.getColumnTypeName(i));
            }
            return columns;
        }
    }
}
