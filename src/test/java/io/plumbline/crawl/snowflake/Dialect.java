package io.plumbline.crawl.snowflake;

import static io.plumbline.crawl.snowflake.SqlToken.sign;
import static io.plumbline.crawl.snowflake.SqlToken.text;
import static io.plumbline.crawl.snowflake.SqlToken.word;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Snowflake's SQL in DuckDB's words: date parts without quotes, types, paths into JSON, values of the session,
 * generated rows. A function that is not on the list of those known to mean the same is refused, be it DuckDB's or not.
 */
final class Dialect {

    private static final Set<String> PARTS =
            Set.of("DATEADD", "DATEDIFF", "TIMESTAMPADD", "TIMESTAMPDIFF", "DATE_TRUNC", "DATE_PART");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("NUMBER", "DECIMAL"),
            Map.entry("NUMERIC", "DECIMAL"),
            Map.entry("DECIMAL", "DECIMAL"),
            Map.entry("INT", "DECIMAL(38,0)"),
            Map.entry("INTEGER", "DECIMAL(38,0)"),
            Map.entry("BIGINT", "DECIMAL(38,0)"),
            Map.entry("FLOAT", "DOUBLE"),
            Map.entry("STRING", "VARCHAR"),
            Map.entry("TEXT", "VARCHAR"),
            Map.entry("TIMESTAMP", "TIMESTAMP"),
            Map.entry("TIMESTAMP_NTZ", "TIMESTAMP"),
            Map.entry("TIMESTAMP_LTZ", "TIMESTAMPTZ"),
            Map.entry("TIMESTAMP_TZ", "sf_timestamp_tz"),
            Map.entry("VARIANT", "JSON"),
            Map.entry("OBJECT", "JSON"),
            Map.entry("ARRAY", "JSON"));

    /** Words that may stand before a bracket and are no function. */
    private static final Set<String> NO_FUNCTION = Set.of(
            "AS",
            "IN",
            "OVER",
            "AND",
            "OR",
            "NOT",
            "FROM",
            "JOIN",
            "ON",
            "USING",
            "EXISTS",
            "BY",
            "WHEN",
            "THEN",
            "ELSE",
            "WITH",
            "SELECT",
            "WHERE",
            "HAVING",
            "QUALIFY",
            "UNION",
            "ALL",
            "EXCEPT",
            "INTERSECT",
            "GROUP",
            "VALUES",
            "ANY",
            "DISTINCT",
            "EXCLUDE",
            "LIKE",
            "ILIKE",
            "BETWEEN",
            "IS",
            "CASE",
            "LIMIT",
            "FILTER",
            "CUBE",
            "ROLLUP",
            "SETS",
            "FLATTEN");

    private static final Set<String> NOW = Set.of("CURRENT_TIMESTAMP", "SYSDATE", "CURRENT_DATE");

    private static final Set<String> NO_CALL_AFTER = Set.of(".", "::", "AS", "TABLE", "INTO");

    private final Set<String> functions;

    Dialect(Set<String> functions) {
        this.functions = functions;
    }

    /** {@code session} gives the value of {@code CURRENT_ROLE} and the like, or null for what is no such word. */
    String toDuckDb(List<SqlToken> sql, UnaryOperator<String> session) {
        List<SqlToken> tokens = new ArrayList<>(sql);
        values(tokens, session);
        generators(tokens);
        known(tokens);
        flatten(tokens);
        dateParts(tokens);
        Paths.rewrite(tokens);
        types(tokens);
        return tokens.stream().map(SqlToken::text).collect(Collectors.joining(" "));
    }

    private void values(List<SqlToken> tokens, UnaryOperator<String> session) {
        for (int i = 0; i < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            if (token.kind() != SqlToken.Kind.WORD || i > 0 && tokens.get(i - 1).is(".")) {
                continue;
            }
            boolean call = i + 2 < tokens.size()
                    && tokens.get(i + 1).is("(")
                    && tokens.get(i + 2).is(")");
            String value = session.apply(token.upper());
            boolean unset = value == null && Session.WORDS.contains(token.upper());
            if (value != null || unset || NOW.contains(token.upper())) {
                if (call) {
                    tokens.subList(i + 1, i + 3).clear();
                }
                tokens.set(i, unset ? word("NULL") : NOW.contains(token.upper()) ? now(token, value) : text(value));
            }
        }
    }

    /** The time of the session, or the one that it is. */
    private static SqlToken now(SqlToken token, String time) {
        boolean day = token.is("CURRENT_DATE");
        if (time == null) {
            return word(day ? "current_date" : "current_timestamp");
        }
        return word("('" + time + "'::timestamptz" + (day ? "::date)" : ")"));
    }

    /** {@code TABLE(GENERATOR(ROWCOUNT => n))} and {@code SEQ8()}. */
    private static void generators(List<SqlToken> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.get(i).is("TABLE")
                    && i + 8 < tokens.size()
                    && tokens.get(i + 2).is("GENERATOR")) {
                SqlToken count = tokens.get(i + 6);
                tokens.subList(i, i + 9).clear();
                tokens.addAll(
                        i,
                        List.of(
                                word("system"),
                                sign("."),
                                word("main"),
                                sign("."),
                                word("range"),
                                sign("("),
                                count,
                                sign(")")));
            } else if (tokens.get(i).is("SEQ4") || tokens.get(i).is("SEQ8")) {
                tokens.subList(i, i + 3).clear();
                tokens.addAll(i, SqlToken.of("(ROW_NUMBER() OVER () - 1)"));
            }
        }
    }

    /** {@code LATERAL FLATTEN(INPUT => array)}, of which the column VALUE is known and no other. */
    private static void flatten(List<SqlToken> tokens) {
        for (int i = 1; i + 5 < tokens.size(); i++) {
            boolean input = tokens.get(i + 2).is("INPUT") && tokens.get(i + 3).is("=>");
            if (tokens.get(i).is("FLATTEN") && tokens.get(i - 1).is("LATERAL") && input) {
                int closing = Paths.closing(tokens, i + 1);
                tokens.addAll(closing, SqlToken.of(", '$[*]')) AS value"));
                tokens.subList(i, i + 4).clear();
                tokens.addAll(i, SqlToken.of("(SELECT UNNEST(json_extract("));
            }
        }
    }

    private void known(List<SqlToken> tokens) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            SqlToken token = tokens.get(i);
            boolean free = i == 0 || !NO_CALL_AFTER.contains(tokens.get(i - 1).upper());
            boolean call =
                    token.kind() == SqlToken.Kind.WORD && tokens.get(i + 1).is("(") && free;
            boolean type = i > 0 && tokens.get(i - 1).isName() && TYPES.containsKey(token.upper());
            if (call && !type && !NO_FUNCTION.contains(token.upper()) && !functions.contains(token.upper())) {
                throw SnowflakeError.unknownFunction(token.text());
            }
        }
    }

    private static void dateParts(List<SqlToken> tokens) {
        for (int i = 0; i + 3 < tokens.size(); i++) {
            boolean bare = tokens.get(i + 1).is("(")
                    && tokens.get(i + 2).isName()
                    && tokens.get(i + 3).is(",");
            if (PARTS.contains(tokens.get(i).upper()) && bare) {
                tokens.set(i + 2, text(tokens.get(i + 2).value()));
            }
        }
    }

    /** A type follows {@code ::}, the AS of a cast, or the name of a column that is declared. */
    private static void types(List<SqlToken> tokens) {
        boolean ddl = !tokens.isEmpty() && tokens.get(0).is("CREATE");
        for (int i = 1; i < tokens.size(); i++) {
            String type = TYPES.get(tokens.get(i).upper());
            SqlToken before = tokens.get(i - 1);
            boolean declared = ddl
                    && before.isName()
                    && i > 1
                    && (tokens.get(i - 2).is("(") || tokens.get(i - 2).is(","));
            if (type == null || !(before.is("::") || before.is("AS") && inCast(tokens, i) || declared)) {
                continue;
            }
            boolean sized = i + 1 < tokens.size() && tokens.get(i + 1).is("(");
            if (sized && !type.equals("DECIMAL")) { // a length or a precision DuckDB does not have
                tokens.subList(i + 1, Paths.closing(tokens, i + 1) + 1).clear();
            }
            tokens.set(i, word(type.equals("DECIMAL") && !sized ? "DECIMAL(38,0)" : type));
            if (type.equals("sf_timestamp_tz") && before.is("::")) {
                SqlToken operand = tokens.get(i - 2);
                tokens.subList(i - 2, i + 1).clear();
                tokens.addAll(i - 2, List.of(word("to_timestamp_tz"), sign("("), operand, sign(")")));
            }
        }
    }

    private static boolean inCast(List<SqlToken> tokens, int at) {
        int depth = 0;
        for (int i = at - 1; i > 0; i--) {
            depth += tokens.get(i).is(")") ? 1 : tokens.get(i).is("(") ? -1 : 0;
            if (depth < 0) {
                return tokens.get(i - 1).is("CAST") || tokens.get(i - 1).is("TRY_CAST");
            }
        }
        return false;
    }
}
