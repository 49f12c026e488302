package io.plumbline.sql;

import io.plumbline.sql.lineage.TableUses;
import io.plumbline.sql.parser.Grammar;
import io.plumbline.sql.parser.Lexer;
import java.util.ArrayList;
import java.util.List;

/**
 * A SQL text, read. Reading never throws: what could not be read is a {@link Problem} of its statement, and the
 * statements after it are read. Time and memory grow with the text's length. Immutable; reading is safe on any thread.
 *
 * @param sql the text the spans point into
 */
public record SqlStatements(String sql, Dialect dialect, List<SqlStatement> statements) {

    /** Characters; a longer text is one statement that is not read, so that no text fills the memory. */
    public static final int MAX_LENGTH = 4_000_000;

    public SqlStatements {
        statements = List.copyOf(statements);
    }

    /** Reads Snowflake's SQL. */
    public static SqlStatements parse(String sql) {
        return parse(sql, Dialect.SNOWFLAKE);
    }

    /** Reads a text of one or more statements, each ended by {@code ;} or the text's end. */
    public static SqlStatements parse(String sql, Dialect dialect) {
        if (sql.length() > MAX_LENGTH) {
            return new SqlStatements(sql, dialect, List.of(tooLong(sql)));
        }
        Grammar grammar = Grammar.of(sql, dialect);
        List<SqlStatement> found = new ArrayList<>();
        int seen = 0;
        for (Statement tree = grammar.next(); tree != null; tree = grammar.next()) {
            List<Problem> all = grammar.problems();
            List<Problem> problems = new ArrayList<>(all.subList(seen, all.size()));
            seen = all.size();
            found.add(new SqlStatement(tree, uses(tree, dialect, problems), problems));
        }
        return new SqlStatements(sql, dialect, found);
    }

    private static SqlStatement tooLong(String sql) {
        Span start = new Span(0, 0, 1, 1, 1);
        String message = "found " + sql.length() + " characters, expected at most " + MAX_LENGTH;
        return new SqlStatement(
                new Statement.Unread("UNKNOWN", start), List.of(), List.of(new Problem(message, start)));
    }

    private static List<TableUse> uses(Statement tree, Dialect dialect, List<Problem> problems) {
        try {
            return TableUses.of(tree, dialect);
        } catch (StackOverflowError e) {
            problems.add(new Problem("found more nesting than this thread's stack holds, expected less", tree.span()));
            return List.of();
        }
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
