package io.plumbline.crawl.snowflake;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Struct;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A result of DuckDB in Snowflake's JSON: the type of each column, each value as the text the driver expects. */
final class Rows {

    private Rows() {}

    /** Names without quotes are in capitals, as Snowflake has them; {@code quoted} are those the statement quotes. */
    static void types(ResultSetMetaData columns, Set<String> quoted, ArrayNode into) throws SQLException {
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            String label = columns.getColumnLabel(i).replace("count_star()", "count(*)");
            String type = type(columns.getColumnTypeName(i));
            type = type.equals("variant")
                    ? AccountUsage.NESTED.getOrDefault(label.toUpperCase(Locale.ROOT), type)
                    : type;
            boolean decimal = columns.getColumnTypeName(i).startsWith("DECIMAL");
            type(into.addObject(), quoted.contains(label) ? label : label.toUpperCase(Locale.ROOT), type)
                    .put("precision", decimal ? columns.getPrecision(i) : type.equals("fixed") ? 38 : 0)
                    .put("scale", decimal ? columns.getScale(i) : type.startsWith("time") ? 9 : 0);
        }
    }

    /** A column of a type in Snowflake's words, such as {@code text} or {@code timestamp_ltz}. */
    static ObjectNode type(ObjectNode column, String name, String type) {
        return column.put("name", name)
                .put("type", type)
                .put("nullable", true)
                .put("precision", type.equals("fixed") ? 38 : 0)
                .put("scale", type.startsWith("timestamp") ? 9 : 0)
                .put("length", type.equals("text") ? 16_777_216 : 0)
                .put("byteLength", type.equals("text") ? 16_777_216 : 0)
                .put("database", "")
                .put("schema", "")
                .put("table", "");
    }

    static String type(String duck) {
        String type = duck.startsWith("DECIMAL") ? "DECIMAL" : duck.startsWith("STRUCT") ? "STRUCT" : duck;
        return switch (type.toUpperCase(Locale.ROOT)) {
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "DECIMAL" -> "fixed";
            case "FLOAT", "DOUBLE" -> "real";
            case "VARCHAR" -> "text";
            case "BOOLEAN" -> "boolean";
            case "DATE" -> "date";
            case "TIME" -> "time";
            case "TIMESTAMP" -> "timestamp_ntz";
            case "TIMESTAMP WITH TIME ZONE" -> "timestamp_ltz";
            case "STRUCT", "SF_TIMESTAMP_TZ" -> "timestamp_tz";
            case "JSON" -> "variant";
            default -> throw new SnowflakeError("000603", "XX000", "the fake cannot send a value of type " + duck);
        };
    }

    static void row(ResultSet rows, ResultSetMetaData columns, ArrayNode into) throws SQLException {
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            into.add(value(rows, i, type(columns.getColumnTypeName(i))));
        }
    }

    private static @Nullable String value(ResultSet rows, int i, String type) throws SQLException {
        Object value = rows.getObject(i);
        if (value == null) {
            return null;
        }
        return switch (type) {
            case "fixed" -> value instanceof BigDecimal number ? number.toPlainString() : value.toString();
            case "boolean" -> value.equals(true) ? "1" : "0";
            case "date" -> Long.toString(((LocalDate) value).toEpochDay());
            case "time" -> seconds(((LocalTime) value).toNanoOfDay());
            case "timestamp_ntz" ->
                seconds(rows.getObject(i, LocalDateTime.class).toInstant(ZoneOffset.UTC));
            case "timestamp_ltz" ->
                seconds(rows.getObject(i, OffsetDateTime.class).toInstant());
            case "timestamp_tz" -> {
                Object[] parts = ((Struct) value).getAttributes();
                int minutes = ((Number) parts[1]).intValue();
                yield seconds(((OffsetDateTime) parts[0]).toInstant()) + " " + (minutes + 1440);
            }
            default -> value.toString();
        };
    }

    private static String seconds(Instant at) {
        BigDecimal nanos = BigDecimal.valueOf(at.getNano(), 9);
        return BigDecimal.valueOf(at.getEpochSecond()).add(nanos).setScale(9).toPlainString();
    }

    private static String seconds(long nanos) {
        return BigDecimal.valueOf(nanos, 9).toPlainString();
    }
}
