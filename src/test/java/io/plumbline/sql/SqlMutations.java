package io.plumbline.sql;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Writes a statement another way: comments, case, white space, quoting, nesting. */
final class SqlMutations {

    private static final List<String> SPACES =
            List.of(" ", "\n", "\t", " -- DROP TABLE x; '\n", "/* SELECT 1; */", " /* ' */ ", "\r\n", "  ", "/**/");

    private final Random random;

    SqlMutations(Random random) {
        this.random = random;
    }

    /** The same statement in every respect that matters, or one nested in a query: never a harmless one. */
    String mutate(String sql) {
        String mutated = respace(sql);
        return switch (random.nextInt(6)) {
            case 0 -> "SELECT * FROM (" + mutated + "\n)";
            case 1 -> "WITH q AS (" + mutated + "\n) SELECT * FROM q";
            case 2 -> "SELECT 1 UNION ALL " + mutated;
            case 3 -> "SELECT (" + mutated + "\n) AS v";
            default -> mutated;
        };
    }

    /** Other spaces, comments and case between and in the same tokens. */
    String respace(String sql) {
        StringBuilder out = new StringBuilder();
        Token last = null;
        for (Token token : SqlStatements.tokens(sql, Dialect.SNOWFLAKE)) {
            boolean apart = last != null && last.span().end() < token.span().start();
            if (apart || last != null && last.type() == Token.Type.COMMENT) {
                out.append(SPACES.get(random.nextInt(SPACES.size())));
            }
            if (token.type() == Token.Type.COMMENT && token.text().startsWith("--")) {
                out.append(token.text()).append('\n');
            } else {
                out.append(token.type() == Token.Type.WORD ? word(token.text()) : token.text());
            }
            last = token;
        }
        return out.toString();
    }

    private String word(String text) {
        return switch (random.nextInt(3)) {
            case 0 -> text.toLowerCase(Locale.ROOT);
            case 1 -> text.toUpperCase(Locale.ROOT);
            default -> {
                StringBuilder mixed = new StringBuilder();
                text.chars()
                        .forEach(c -> mixed.append(
                                (char) (random.nextBoolean() ? Character.toUpperCase(c) : Character.toLowerCase(c))));
                yield mixed.toString();
            }
        };
    }
}
