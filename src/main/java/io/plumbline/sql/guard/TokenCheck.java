package io.plumbline.sql.guard;

import io.plumbline.sql.GuardPolicy;
import io.plumbline.sql.Node;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.TableExpr;
import io.plumbline.sql.Token;
import io.plumbline.sql.Token.Type;
import io.plumbline.sql.Verdict;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The second look: the same rules over the tokens, so that what the grammar reads and the tree does not keep (a seed, a
 * type's arguments) cannot hide a call, a stage or a variable.
 */
final class TokenCheck {

    /** Words of the grammar and types that stand before a parenthesis without being a call. */
    private static final Set<String> BEFORE_PARENTHESIS =
            Set.of(("ALL AND ANY ARRAY AS ASOF AT BEFORE BERNOULLI BETWEEN"
                            + " BINARY BLOCK BY CASE CAST CHANGES CHAR CHARACTER CONNECT CROSS CUBE DECIMAL DEFINE DISTINCT ELSE"
                            + " ESCAPE EXCEPT EXCLUDE EXISTS FILTER FLOAT FOR FROM FULL GROUP HAVING ILIKE IN INNER INTERSECT IS"
                            + " JOIN LATERAL LEFT LIKE LIMIT LOCAL MAP MATCH_CONDITION MATCH_RECOGNIZE MATERIALIZED MINUS NATURAL"
                            + " NCHAR NOT NULL NUMBER NUMERIC NVARCHAR OBJECT OF OFFSET ON OR ORDER OVER PATTERN PIVOT PRIOR"
                            + " QUALIFY RANGE REGEXP RENAME REPLACE RIGHT RLIKE ROLLUP ROW ROWS SAMPLE SEED SELECT SET SETS SOME"
                            + " START STRING SYSTEM TABLE TABLESAMPLE TEXT THEN TIME TIMESTAMP TIMESTAMP_LTZ TIMESTAMP_NTZ"
                            + " TIMESTAMP_TZ TO TOP UNION UNPIVOT USING VALUES VARBINARY VARCHAR VECTOR WHEN WHERE WITH WITHIN"
                            + " REPEATABLE STRUCT TRY_CAST UNIQUE DATETIME INTERVAL ZONE PER DECFLOAT PERMUTE")
                    .split(" "));

    private static final Set<String> VERBS = Set.of(
            "CALL",
            "EXECUTE",
            "EXEC",
            "DROP",
            "DELETE",
            "TRUNCATE",
            "GRANT",
            "REVOKE",
            "MERGE",
            "ALTER",
            "CREATE",
            "COPY",
            "UPDATE",
            "PUT",
            "REMOVE",
            "UNDROP",
            "INSERT");

    private final GuardPolicy policy;
    private final List<Token> tokens;
    private final Set<Integer> names = new HashSet<>();

    TokenCheck(GuardPolicy policy, List<Token> all, Node tree) {
        this.policy = policy;
        this.tokens = all.stream().filter(t -> t.type() != Type.COMMENT).toList();
        tree.walk(node -> {
            if (node instanceof QueryPart.Cte cte) {
                names.add(cte.name().span().start());
            } else if (node instanceof TableExpr table && table.alias() != null) {
                names.add(table.alias().name().span().start());
            } else if (node instanceof QueryPart.Window window && window.name() != null) {
                names.add(window.name().span().start());
            }
            return true;
        });
    }

    Optional<Verdict> check() {
        for (int i = 0; i < tokens.size(); i++) {
            Optional<Verdict> found = check(i);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Verdict> check(int i) {
        Token token = tokens.get(i);
        return switch (token.type()) {
            case STAGE -> reject("found the stage " + token.shown() + ", expected a table", token);
            case VARIABLE ->
                token.text().matches("\\?|\\$[0-9]+")
                        ? Optional.empty()
                        : reject("found the variable " + token.shown() + ", expected its value", token);
            case WORD, QUOTED -> word(token, i);
            case STRING, NUMBER, OPERATOR, COMMENT, INVALID, END -> Optional.empty();
        };
    }

    private Optional<Verdict> word(Token token, int i) {
        String name = token.value().toUpperCase(Locale.ROOT);
        if (name.startsWith("SYSTEM$")) {
            return reject("found " + token.shown() + ", which acts on the system", token);
        }
        if (token.word().equals("INTO")) {
            return reject("found INTO, expected a plain query", token);
        }
        if (VERBS.contains(token.word()) && named(tokens.get(i + 1))) {
            return reject("found " + token.shown() + " before a name, expected a plain query", token);
        }
        boolean afterDot = i > 0 && tokens.get(i - 1).word().equals(".");
        if (afterDot && name.equals("NEXTVAL")) {
            return reject("found NEXTVAL, which moves a sequence", token);
        }
        if (!tokens.get(i + 1).word().equals("(") || names.contains(token.span().start())) {
            return Optional.empty();
        }
        return callable(token, name, i, afterDot)
                ? Optional.empty()
                : reject("found the function " + name + ", which is not on the list", token);
    }

    private static boolean named(Token next) {
        return next.type() == Type.QUOTED
                || next.type() == Type.WORD && !BEFORE_PARENTHESIS.contains(next.word())
                || next.word().equals("TABLE");
    }

    private boolean callable(Token token, String name, int i, boolean afterDot) {
        if (name.equals("IDENTIFIER")) {
            return tokens.get(i + 2).type() == Type.STRING
                    && tokens.get(i + 3).word().equals(")");
        }
        if (policy.functions().stream().anyMatch(f -> f.equals(name) || f.endsWith("." + name))) {
            return true;
        }
        if (afterDot) {
            return false;
        }
        boolean word = token.type() == Type.WORD && BEFORE_PARENTHESIS.contains(name);
        return word || HarmlessFunctions.scalar(name) || HarmlessFunctions.table(name);
    }

    private static Optional<Verdict> reject(String reason, Token token) {
        return Optional.of(Verdict.reject(reason, token.span()));
    }
}
