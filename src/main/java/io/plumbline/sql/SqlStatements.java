package io.plumbline.sql;

import io.plumbline.sql.lineage.TableUses;
import io.plumbline.sql.parser.Grammar;
import io.plumbline.sql.parser.Lexer;
import java.util.ArrayList;
import java.util.List;

/**
 * A SQL text, read. Reading never throws: what could not be read is a {@link Problem} of its statement, and the statements
 * after it are read. Time and memory grow with the text's length. Immutable; reading is safe on any thread.
 *
 * @param sql the text the spans point into
 */
public record SqlStatements(String sql, Dialect dialect, List<SqlStatement> statements) {

    public SqlStatements {
        statements = List.copyOf(statements);
    }

    /** Reads Snowflake's SQL. */
    public static SqlStatements parse(String sql) {
        return parse(sql, Dialect.SNOWFLAKE);
    }

    /** Reads a text of one or more statements, each ended by {@code ;} or the text's end. */
    public static SqlStatements parse(String sql, Dialect dialect) {
        Grammar grammar = Grammar.of(sql, dialect);
        List<SqlStatement> found = new ArrayList<>();
        int seen = 0;
        for (Statement tree = grammar.next(); tree != null; tree = grammar.next()) {
            List<Problem> all = grammar.problems();
            List<Problem> problems = all.subList(seen, all.size());
            seen = all.size();
            found.add(new SqlStatement(tree, TableUses.of(tree, dialect), problems));
        }
        return new SqlStatements(sql, dialect, found);
    }

    /** The tokens of a text, comments among them, {@link Token.Type#END} last. */
    public static List<Token> tokens(String sql, Dialect dialect) {
        return List.copyOf(Lexer.tokens(sql, dialect));
    }

    /** Whether every statement was read. */
    public boolean ok() {
        return statements.stream().allMatch(SqlStatement::ok);
    }

    public List<Problem> problems() {
        return statements.stream().flatMap(s -> s.problems().stream()).toList();
    }
}
