package io.plumbline.parse.jinja;

import java.util.List;
import java.util.Set;

/** The tokens of a template and where the parser stands in them. */
final class Tokens {

    private final List<Token> tokens;
    private final String template;
    private int at;

    Tokens(List<Token> tokens, String template) {
        this.tokens = tokens;
        this.template = template;
    }

    Token current() {
        return tokens.get(at);
    }

    Token previous() {
        return tokens.get(Math.max(at - 1, 0));
    }

    Token look() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = current();
        at = Math.min(at + 1, tokens.size() - 1);
        return token;
    }

    boolean is(Token.Type type) {
        return current().type() == type;
    }

    boolean at(String operator) {
        return current().operator(operator);
    }

    boolean atName(String word) {
        return current().name(word);
    }

    boolean atName(Set<String> words) {
        return is(Token.Type.NAME) && words.contains(current().text());
    }

    boolean skip(String operator) {
        boolean there = at(operator);
        if (there) {
            next();
        }
        return there;
    }

    boolean skipName(String word) {
        boolean there = atName(word);
        if (there) {
            next();
        }
        return there;
    }

    void expect(String operator) {
        if (!skip(operator)) {
            throw unexpected("'" + operator + "'");
        }
    }

    void expectName(String word) {
        if (!skipName(word)) {
            throw unexpected("'" + word + "'");
        }
    }

    Token expect(Token.Type type, String what) {
        if (!is(type)) {
            throw unexpected(what);
        }
        return next();
    }

    JinjaError unexpected(String expected) {
        return error("expected " + expected + ", got '" + current().describe() + "'");
    }

    JinjaError error(String reason) {
        return error(JinjaError.Kind.SYNTAX, reason);
    }

    JinjaError error(JinjaError.Kind kind, String reason) {
        return new JinjaError(kind, reason, template, current().line());
    }
}
