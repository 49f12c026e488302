package io.plumbline.crawl.snowflake;

import io.plumbline.crawl.BoundedQuery;
import io.plumbline.crawl.QueryResult;
import io.plumbline.crawl.QueryResult.Cut;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.snowflake.client.api.resultset.SnowflakeResultSet;
import org.jspecify.annotations.Nullable;

/** Reads a result as far as its limits reach. A row that would go over the limit of bytes is left out whole. */
final class BoundedRows {

    private BoundedRows() {}

    /** Sends the statement, which has to be asked for one row more than its limit. */
    static QueryResult read(Statement statement, BoundedQuery query) throws SQLException {
        long start = System.nanoTime();
        try (ResultSet found = statement.executeQuery(query.sql())) {
            String queryId = found.unwrap(SnowflakeResultSet.class).getQueryID();
            List<String> columns = columns(found.getMetaData());
            List<List<@Nullable String>> rows = new ArrayList<>();
            long bytes = 0;
            Cut cut = Cut.NONE;
            while (cut == Cut.NONE && found.next()) {
                if (rows.size() == query.limits().rows()) {
                    cut = Cut.ROWS;
                    break;
                }
                List<@Nullable String> row = new ArrayList<>();
                long size = 0;
                for (int i = 1; i <= columns.size(); i++) {
                    String cell = found.getString(i);
                    row.add(cell);
                    size += cell == null ? 0 : cell.getBytes(StandardCharsets.UTF_8).length;
                }
                if (bytes + size > query.limits().bytes()) {
                    cut = Cut.BYTES;
                } else {
                    bytes += size;
                    rows.add(row);
                }
            }
            return new QueryResult(queryId, columns, rows, bytes, cut, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private static List<String> columns(ResultSetMetaData described) throws SQLException {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= described.getColumnCount(); i++) {
            columns.add(described.getColumnLabel(i));
        }
        return columns;
    }
}
