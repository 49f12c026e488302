package io.plumbline.sql.parser;

import io.plumbline.sql.Dialect;
import io.plumbline.sql.Ident;
import io.plumbline.sql.Problem;
import io.plumbline.sql.Span;
import io.plumbline.sql.Token;
import io.plumbline.sql.Token.Type;
import java.util.ArrayList;
import java.util.List;

/** The parser's place in the tokens, comments left out, and the problems met so far. */
final class Cursor {

    /** Nesting beyond this is answered with a problem: it keeps the parser within a small thread's stack. */
    static final int MAX_DEPTH = 200;

    private final Dialect dialect;
    private final String sql;
    private final List<Token> tokens;
    private final List<Problem> problems = new ArrayList<>();
    private int at;
    private int depth;

    Cursor(String sql, List<Token> all, Dialect dialect, int depth) {
        this.sql = sql;
        this.dialect = dialect;
        this.depth = depth;
        this.tokens = new ArrayList<>(all.size());
        for (Token token : all) {
            if (token.type() != Type.COMMENT) {
                tokens.add(token);
            }
        }
    }

    Dialect dialect() {
        return dialect;
    }

    String sql() {
        return sql;
    }

    List<Problem> problems() {
        return problems;
    }

    int position() {
        return at;
    }

    int depth() {
        return depth;
    }

    Token token() {
        return tokens.get(at);
    }

    Token ahead(int count) {
        return tokens.get(Math.min(at + count, tokens.size() - 1));
    }

    Token previous() {
        return tokens.get(Math.max(0, at - 1));
    }

    /** Whether the current token is a keyword or an operator. */
    boolean at(String word) {
        return token().word().equals(word);
    }

    boolean at(String first, String second) {
        return at(first) && ahead(1).word().equals(second);
    }

    boolean atAny(String... words) {
        String word = token().word();
        for (String candidate : words) {
            if (word.equals(candidate)) {
                return true;
            }
        }
        return false;
    }

    boolean at(Type type) {
        return token().type() == type;
    }

    boolean atEnd() {
        return at(Type.END);
    }

    Token next() {
        Token token = token();
        if (token.type() != Type.END) {
            at++;
        }
        return token;
    }

    boolean accept(String word) {
        if (at(word)) {
            at++;
            return true;
        }
        return false;
    }

    boolean accept(String first, String second) {
        if (at(first, second)) {
            at += 2;
            return true;
        }
        return false;
    }

    boolean acceptAll(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!ahead(i).word().equals(words[i])) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    Token expect(String word) {
        if (at(word)) {
            return next();
        }
        throw expected("'" + word + "'");
    }

    /** The failure at the current token; {@code what} completes "expected …". */
    ParseFailure expected(String what) {
        return failure("found " + token().shown() + ", expected " + what, token().span());
    }

    ParseFailure failure(String message, Span span) {
        return new ParseFailure(new Problem(message, span));
    }

    /** One level deeper. Who catches a failure restores the depth with {@link #recover}. */
    void enter() {
        if (++depth > MAX_DEPTH) {
            throw failure("found more than " + MAX_DEPTH + " levels of nesting, expected fewer", token().span());
        }
    }

    void leave() {
        depth--;
    }

    /** Notes a failure and goes on at the depth the catcher is at. */
    void recover(ParseFailure failure, int depthOfCatcher) {
        problems.add(failure.problem());
        depth = depthOfCatcher;
    }

    /** From the token at a position to the last one consumed. */
    Span since(int position) {
        return spanOf(position).to(previous().span());
    }

    Span spanOf(int position) {
        return tokens.get(position).span();
    }

    void reset(int position) {
        at = position;
    }

    /** Whether two tokens stand side by side without a space. */
    boolean adjacent(int count) {
        return ahead(count - 1).span().end() == ahead(count).span().start();
    }

    boolean atIdentifier() {
        return at(Type.WORD) || at(Type.QUOTED);
    }

    Ident identifier(String what) {
        if (!atIdentifier() && !(at(Type.VARIABLE))) {
            throw expected(what);
        }
        return ident(next());
    }

    Ident ident(Token token) {
        boolean quoted = token.type() == Type.QUOTED || token.type() == Type.STRING;
        String text = token.value();
        return new Ident(text, dialect.fold(text, quoted), quoted, token.span());
    }

    /** Skips to a word at this level of parentheses, or to what ends the level; the word itself stays. */
    void skipTo(String... words) {
        int open = 0;
        while (!atEnd()) {
            if (open == 0 && (atAny(words) || at(";"))) {
                return;
            }
            if (atAny("(", "[", "{")) {
                open++;
            } else if (atAny(")", "]", "}") && --open < 0) {
                return;
            }
            at++;
        }
    }

    /** Skips a balanced group whose opening parenthesis is the current token. */
    void skipGroup() {
        int from = at;
        int open = 0;
        do {
            if (at("(")) {
                open++;
            } else if (at(")")) {
                open--;
            } else if (atEnd()) {
                throw failure("found the end of the text, expected ')'", spanOf(from));
            }
            next();
        } while (open > 0);
    }
}
