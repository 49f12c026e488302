package io.plumbline.sql;

import io.plumbline.sql.guard.CharacterCheck;
import io.plumbline.sql.guard.TreeCheck;
import java.util.List;
import java.util.Optional;

/**
 * Lets only reads through. A text passes when all of it is one statement, that statement is a query (or {@code SHOW},
 * {@code DESCRIBE}, {@code EXPLAIN} as the policy says), and everything in it is on a list of harmless things: what the guard
 * does not know it rejects. It never throws. Safe for concurrent use.
 *
 * <p>It guards against changes, not against cost: a query that passes may still be expensive. A view or a table's row policy
 * may call functions the guard cannot see.
 */
public final class ReadOnlyGuard {

    /** Characters; longer texts are rejected unread. Compiled dbt models stay below a tenth of it. */
    public static final int MAX_LENGTH = 1_000_000;

    private final GuardPolicy policy;
    private final Dialect dialect;

    public ReadOnlyGuard(GuardPolicy policy, Dialect dialect) {
        this.policy = policy;
        this.dialect = dialect;
    }

    /** The guard for Snowflake with {@link GuardPolicy#DEFAULT}. */
    public static ReadOnlyGuard snowflake() {
        return new ReadOnlyGuard(GuardPolicy.DEFAULT, Dialect.SNOWFLAKE);
    }

    public Verdict check(String sql) {
        if (sql.length() > MAX_LENGTH) {
            return Verdict.reject(
                    "found " + sql.length() + " characters, expected at most " + MAX_LENGTH, new Span(0, 0, 1, 1, 1));
        }
        List<Token> tokens = SqlStatements.tokens(sql, dialect);
        Optional<Verdict> characters = CharacterCheck.of(sql, tokens, dialect);
        if (characters.isPresent()) {
            return characters.get();
        }
        SqlStatements read = SqlStatements.parse(sql, dialect);
        if (read.statements().isEmpty()) {
            return Verdict.reject(
                    "found no statement, expected one query",
                    tokens.get(tokens.size() - 1).span());
        }
        for (Problem problem : read.problems()) {
            return Verdict.reject(problem.message(), problem.span());
        }
        if (read.statements().size() > 1) {
            return Verdict.reject(
                    "found " + read.statements().size() + " statements, expected one",
                    read.statements().get(1).span());
        }
        return new TreeCheck(policy, dialect, tokens).check(read.statements().get(0));
    }
}
