package io.plumbline.crawl.snowflake;

import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A SELECT that DuckDB answers. */
final class Query {

    private final Account account;
    private final Chunks chunks;
    private final String server;
    private final Dialect dialect = new Dialect(AccountUsage.functions());

    Query(Account account, Chunks chunks, String server) {
        this.account = account;
        this.chunks = chunks;
        this.server = server;
    }

    void answer(List<SqlToken> sql, Session session, Running running, JsonNode request, ObjectNode data)
            throws SQLException {
        access(sql, session);
        String duck = dialect.toDuckDb(sql, word -> session.word(word, account));
        Set<String> quoted = sql.stream()
                .filter(token -> token.kind() == SqlToken.Kind.QUOTED)
                .map(SqlToken::value)
                .collect(Collectors.toSet());
        try (PreparedStatement statement = session.duck.prepareStatement(duck)) {
            running.on(statement);
            if (request.path("describeOnly").asBoolean(false)) {
                Rows.types(statement.getMetaData(), quoted, data.putArray("rowtype"));
                data.putArray("rowset");
                data.put("total", 0).put("returned", 0);
                return;
            }
            bind(statement, request.path("bindings"));
            try (ResultSet rows = statement.executeQuery()) {
                Rows.types(rows.getMetaData(), quoted, data.putArray("rowtype"));
                send(rows, running, limit(session, request), data);
            }
        }
    }

    /** What the account was told to expect; the statement is compiled and not run. */
    void explain(List<SqlToken> sql, Session session, ObjectNode data) throws SQLException {
        if (sql.size() < 4 || !sql.get(1).is("USING") || !sql.get(2).is("JSON")) {
            throw SnowflakeError.syntax("EXPLAIN");
        }
        List<SqlToken> explained = sql.subList(3, sql.size());
        access(explained, session);
        session.duck
                .prepareStatement(dialect.toDuckDb(explained, word -> session.word(word, account)))
                .close();
        Rows.type(data.putArray("rowtype").addObject(), "content", "text");
        data.putArray("rowset")
                .addArray()
                .add("{\"GlobalStats\":{\"partitionsTotal\":%d,\"partitionsAssigned\":%d,\"bytesAssigned\":%d}}"
                        .formatted(account.partitionsTotal, account.partitions, account.bytes));
        data.put("total", 1).put("returned", 1);
    }

    /** Whatever is not there or not granted looks the same. */
    private void access(List<SqlToken> sql, Session session) {
        boolean from = sql.stream().anyMatch(token -> token.is("FROM"));
        if (from && session.warehouse == null) {
            throw new SnowflakeError(
                    "000606",
                    "57P03",
                    "No active warehouse selected in the current session."
                            + "  Select an active warehouse with the 'use warehouse' command.");
        }
        for (int i = 1; i < sql.size(); i++) {
            if (sql.get(i).is("INFORMATION_SCHEMA")) {
                throw new SnowflakeError("000603", "XX000", "the fake has no INFORMATION_SCHEMA");
            }
            AccountUsage.View view = AccountUsage.VIEWS.get(sql.get(i).upper());
            boolean qualified =
                    i > 1 && sql.get(i - 1).is(".") && sql.get(i - 2).is("ACCOUNT_USAGE");
            boolean plain = sql.get(i - 1).is("FROM") || sql.get(i - 1).is("JOIN");
            if (view != null
                    && (qualified || plain && "ACCOUNT_USAGE".equals(session.schema))
                    && !account.mayRead(session.role, view)) {
                throw SnowflakeError.missing("Object", "SNOWFLAKE.ACCOUNT_USAGE." + view.name());
            }
        }
    }

    private void send(ResultSet rows, Running running, long limit, ObjectNode data) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        ArrayNode inline = data.putArray("rowset");
        List<ArrayNode> part = new ArrayList<>();
        long total = 0;
        while (total < limit && rows.next()) {
            if (total++ < chunks.inline) {
                Rows.row(rows, columns, inline.addArray());
                continue;
            }
            ArrayNode row = inline.arrayNode();
            Rows.row(rows, columns, row);
            part.add(row);
            if (part.size() == chunks.rows) {
                running.check();
                chunks.add(server, part, data.withArray("chunks").addObject());
                part.clear();
            }
        }
        if (!part.isEmpty()) {
            chunks.add(server, part, data.withArray("chunks").addObject());
        }
        if (data.has("chunks")) {
            data.putObject("chunkHeaders");
        }
        data.put("total", total).put("returned", total);
    }

    private static long limit(Session session, JsonNode request) {
        long asked = request.path("parameters").path("rows_per_resultset").asLong(0);
        asked = asked > 0 ? asked : session.seconds("ROWS_PER_RESULTSET");
        return asked > 0 ? asked : Long.MAX_VALUE;
    }

    private static void bind(PreparedStatement statement, JsonNode bindings) throws SQLException {
        for (int i = 1; bindings.has(Integer.toString(i)); i++) {
            JsonNode bind = bindings.get(Integer.toString(i));
            JsonNode value = bind.path("value");
            if (value.isArray()) {
                throw new SnowflakeError("000603", "XX000", "the fake takes no arrays of values");
            }
            statement.setObject(
                    i, value.isNull() ? null : value(bind.path("type").asString(""), value.asString("")));
        }
    }

    /** A value as its type sends it: dates in milliseconds, timestamps in nanoseconds since 1970. */
    private static @Nullable Object value(String type, String text) {
        return switch (type) {
            case "TEXT" -> text;
            case "FIXED" -> new BigDecimal(text);
            case "REAL" -> Double.valueOf(text);
            case "BOOLEAN" -> text.equals("1") || text.equalsIgnoreCase("true");
            case "DATE" -> LocalDate.ofInstant(Instant.ofEpochMilli(Long.parseLong(text)), ZoneOffset.UTC);
            case "TIMESTAMP_NTZ" -> LocalDateTime.ofInstant(instant(text), ZoneOffset.UTC);
            case "TIMESTAMP_LTZ" -> instant(text).atOffset(ZoneOffset.UTC);
            default -> throw new SnowflakeError("000603", "XX000", "the fake takes no value of type " + type);
        };
    }

    private static Instant instant(String nanos) {
        BigDecimal seconds = new BigDecimal(nanos).movePointLeft(9);
        return Instant.ofEpochSecond(
                seconds.longValue(),
                seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue());
    }
}
