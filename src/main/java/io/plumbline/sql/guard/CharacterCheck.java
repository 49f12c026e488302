package io.plumbline.sql.guard;

import io.plumbline.sql.Dialect;
import io.plumbline.sql.Span;
import io.plumbline.sql.SqlStatements;
import io.plumbline.sql.Token;
import io.plumbline.sql.Token.Type;
import io.plumbline.sql.Verdict;
import java.util.List;
import java.util.Optional;

/** Rejects texts that look different from what they are, or that another reader would cut differently. */
public final class CharacterCheck {

    private CharacterCheck() {}

    public static Optional<Verdict> of(String sql, List<Token> tokens, Dialect dialect) {
        int from = 0;
        for (Token token : tokens) {
            Optional<Verdict> found = between(sql, from, token.span()).or(() -> inside(token));
            if (found.isPresent()) {
                return found;
            }
            from = token.span().end();
        }
        return otherReading(sql, tokens, dialect);
    }

    private static Optional<Verdict> between(String sql, int from, Span next) {
        for (int i = from; i < next.start(); i++) {
            char c = sql.charAt(i);
            if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
                return reject(c, next);
            }
        }
        return Optional.empty();
    }

    private static Optional<Verdict> inside(Token token) {
        if (token.type() == Type.INVALID) {
            String what = token.text().length() > 1
                    ? "an unterminated literal or comment"
                    : "the character " + name(token.text().charAt(0));
            return Optional.of(Verdict.reject("found " + what + ", expected SQL", token.span()));
        }
        String text = token.text();
        boolean free = token.type() == Type.STRING || token.type() == Type.QUOTED || token.type() == Type.COMMENT;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = c < ' ' && c != '\n' && c != '\r' && c != '\t' || c == 127;
            if (control || (free ? hidden(c) : c > 126)) {
                return reject(c, token.span());
            }
        }
        boolean block = token.type() == Type.COMMENT && text.startsWith("/*");
        if (block && (text.startsWith("/*!") || text.startsWith("/*+") || text.indexOf("/*", 2) >= 0)) {
            return Optional.of(Verdict.reject(
                    "found a comment that some databases run or nest, expected a plain one", token.span()));
        }
        return Optional.empty();
    }

    /** Characters that change how text is shown: zero width, direction, byte order marks, tags. */
    private static boolean hidden(char c) {
        return c == '\uFEFF'
                || c >= '\u200B' && c <= '\u200F'
                || c >= '\u202A' && c <= '\u202E'
                || c >= '\u2060' && c <= '\u2069'
                || c >= '\u0080' && c <= '\u009F'
                || c == '\uDB40';
    }

    private static Optional<Verdict> reject(char c, Span span) {
        return Optional.of(Verdict.reject(
                "found the character " + name(c) + ", expected only visible ASCII outside of quotes", span));
    }

    private static String name(char c) {
        return String.format("U+%04X", (int) c);
    }

    /** A backslash before a quote ends a string in some databases and not in others: both readings must agree. */
    private static Optional<Verdict> otherReading(String sql, List<Token> tokens, Dialect dialect) {
        for (Token token : tokens) {
            if (token.type() == Type.STRING && token.text().indexOf('\\') >= 0) {
                Dialect other = dialect.backslashEscapes() ? Dialect.TRINO : Dialect.SNOWFLAKE;
                List<Token> others = SqlStatements.tokens(sql, other);
                boolean readable = others.stream().noneMatch(t -> t.type() == Type.INVALID);
                boolean same = others.size() == tokens.size();
                return readable && !same
                        ? Optional.of(Verdict.reject(
                                "found a string that ends elsewhere where a backslash does not escape,"
                                        + " expected one that all databases read alike",
                                token.span()))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
