package io.plumbline.sql.parser;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Expr.LiteralKind;
import io.plumbline.sql.Ident;
import io.plumbline.sql.Name;
import io.plumbline.sql.Query;
import io.plumbline.sql.Token;
import io.plumbline.sql.Token.Type;
import java.util.ArrayList;
import java.util.List;

/** Operands: literals, names, calls, parentheses, {@code CASE}. */
final class Primaries {

    private final Grammar grammar;
    private final Cursor cursor;

    Primaries(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    Expr parse() {
        Token token = cursor.token();
        return switch (token.type()) {
            case NUMBER -> literal(LiteralKind.NUMBER);
            case STRING -> strings();
            case VARIABLE -> new Expr.Variable(cursor.next().text(), token.span());
            case STAGE -> new Expr.StagePath(cursor.next().text(), token.span());
            case QUOTED -> named();
            case WORD -> word(token);
            case OPERATOR -> operator(token);
            case COMMENT, INVALID, END -> throw cursor.expected("an expression");
        };
    }

    private Expr literal(LiteralKind kind) {
        Token token = cursor.next();
        return new Expr.Literal(kind, token.value(), token.span());
    }

    /** A string, and the strings after it on lines of their own, which continue it. */
    private Expr strings() {
        int start = cursor.position();
        StringBuilder value = new StringBuilder(cursor.next().value());
        while (cursor.at(Type.STRING)
                && cursor.token().span().line() > cursor.previous().span().endLine()) {
            value.append(cursor.next().value());
        }
        return new Expr.Literal(LiteralKind.STRING, value.toString(), cursor.since(start));
    }

    private Expr word(Token token) {
        Token next = cursor.ahead(1);
        switch (token.word()) {
            case "NULL" -> {
                return literal(LiteralKind.NULL);
            }
            case "TRUE", "FALSE" -> {
                return literal(LiteralKind.BOOLEAN);
            }
            case "CASE" -> {
                return caseExpr();
            }
            case "SELECT", "WITH" -> throw cursor.expected("an expression; a query as a value stands in parentheses");
            case "INTERVAL" -> {
                if (Typed.startsInterval(next)) {
                    return grammar.typed.interval();
                }
            }
            case "DATE",
                    "TIMESTAMP",
                    "TIME",
                    "DATETIME",
                    "TIMESTAMPTZ",
                    "TIMESTAMP_NTZ",
                    "TIMESTAMP_LTZ",
                    "TIMESTAMP_TZ",
                    "NUMERIC",
                    "DECIMAL",
                    "BIGNUMERIC",
                    "JSON",
                    "DOUBLE",
                    "UUID",
                    "UINT256",
                    "INT256",
                    "BIGINT",
                    "VARCHAR",
                    "REAL",
                    "CHAR",
                    "DATEV2",
                    "IPADDRESS" -> {
                if (next.type() == Type.STRING) {
                    return grammar.typed.literal();
                }
            }
            default -> {
                // looked at below
            }
        }
        return wordCall(token, next);
    }

    private Expr wordCall(Token token, Token next) {
        if (next.word().equals("(")) {
            switch (token.word()) {
                case "CAST", "TRY_CAST", "SAFE_CAST" -> {
                    return cast();
                }
                case "EXISTS", "ANY", "ALL", "SOME", "ARRAY", "MULTISET", "UNIQUE" -> {
                    if (startsQuery(2)) {
                        return quantified();
                    }
                }
                default -> {
                    // a function
                }
            }
        }
        if (next.word().equals("[") && token.word().equals("ARRAY")
                || next.word().equals("[") && token.word().equals("MAP")
                || next.word().equals("{") && token.word().equals("MAP")) {
            cursor.next();
            return next.word().equals("[") ? array() : object();
        }
        if (next.word().equals("<")
                && (token.word().equals("ARRAY") || token.word().equals("STRUCT"))) {
            return grammar.typed.constructor();
        }
        if (cursor.dialect().arrowLambdas() && lambdaAhead()) {
            return lambda();
        }
        if (Reserved.column(token.word()) && !next.word().equals("(")
                || token.word().equals("AS")) {
            throw cursor.expected("an expression");
        }
        return named();
    }

    private boolean lambdaAhead() {
        return cursor.ahead(1).word().equals("->") && cursor.ahead(2).type() != Type.STRING
                || cursor.ahead(1).type() == Type.WORD && cursor.ahead(2).word().equals("->");
    }

    private Expr lambda() {
        int start = cursor.position();
        List<Ident> parameters = new ArrayList<>();
        if (cursor.accept("(")) {
            while (!cursor.accept(")")) {
                parameters.add(cursor.identifier("a parameter"));
                while (!cursor.atAny(",", ")")) {
                    cursor.next();
                }
                cursor.accept(",");
            }
        } else {
            parameters.add(cursor.identifier("a parameter"));
            if (!cursor.at("->")) {
                cursor.next();
            }
        }
        cursor.expect("->");
        Expr body = grammar.expressions.parse();
        return new Expr.Lambda(parameters, body, cursor.since(start));
    }

    /** A column, {@code t.*}, or a function call. */
    private Expr named() {
        int start = cursor.position();
        List<Ident> parts = new ArrayList<>();
        parts.add(cursor.ident(cursor.next()));
        while (cursor.at(".") || cursor.at("!") && cursor.ahead(2).word().equals("(")) {
            Token part = cursor.ahead(1);
            if (part.word().equals("*")) {
                cursor.next();
                return grammar.stars.parse(new Name(parts, cursor.since(start)), start);
            }
            if (part.type() != Type.WORD && part.type() != Type.QUOTED && part.type() != Type.VARIABLE) {
                break;
            }
            cursor.next();
            parts.add(cursor.ident(cursor.next()));
        }
        Name name = new Name(parts, cursor.since(start));
        if (cursor.at("(")
                && !(cursor.ahead(1).word().equals("+")
                        && cursor.ahead(2).word().equals(")"))) {
            return grammar.calls.parse(name, start);
        }
        return new Expr.ColumnRef(name);
    }

    private Expr operator(Token token) {
        return switch (token.word()) {
            case "(" -> parentheses();
            case "[" -> array();
            case "{" -> object();
            case "*" -> grammar.stars.parse(null, cursor.position());
            case ":" -> bind();
            default -> throw cursor.expected("an expression");
        };
    }

    private Expr bind() {
        int start = cursor.position();
        cursor.next();
        if (!cursor.atIdentifier() && !cursor.at(Type.NUMBER)) {
            throw cursor.expected("the name of a variable after ':'");
        }
        String name = cursor.next().text();
        return new Expr.Variable(":" + name, cursor.since(start));
    }

    /** Whether a query begins so many tokens ahead. */
    boolean startsQuery(int ahead) {
        String word = cursor.ahead(ahead).word();
        return word.equals("SELECT") || word.equals("WITH");
    }

    /** {@code TABLE(r)} of a result set's variable, or any expression. */
    Expr tableOr() {
        boolean variable = cursor.at("TABLE", "(") && cursor.ahead(3).word().equals(")");
        if (!variable) {
            return cursor.at("TABLE", "(") ? grammar.tables.value() : grammar.expressions.parse();
        }
        int start = cursor.position();
        cursor.next();
        cursor.next();
        String name = cursor.next().text();
        cursor.expect(")");
        return new Expr.Variable(name, cursor.since(start));
    }

    private Expr parentheses() {
        int start = cursor.position();
        if (cursor.dialect().arrowLambdas() && tupleLambdaAhead()) {
            return lambda();
        }
        cursor.next();
        if (startsQuery(0) || cursor.at("VALUES", "(") || cursor.at("FROM") || cursor.at("TABLE")) {
            Query query = grammar.queries.parse();
            cursor.expect(")");
            return new Expr.Subquery(query, "", cursor.since(start));
        }
        List<Expr> elements = new ArrayList<>();
        boolean comma = false;
        while (!cursor.at(")")) {
            elements.add(element());
            if (!cursor.accept(",")) {
                break;
            }
            comma = true;
        }
        cursor.expect(")");
        if (elements.size() == 1 && !comma) {
            return elements.get(0) instanceof Expr.Literal literal
                    ? new Expr.Literal(literal.kind(), literal.text(), cursor.since(start))
                    : elements.get(0);
        }
        return new Expr.Group("TUPLE", elements, cursor.since(start));
    }

    /** An element of parentheses; a query in further parentheses may go on with UNION and its like. */
    private Expr element() {
        int start = cursor.position();
        Expr element = grammar.expressions.parse();
        if (element instanceof Expr.Subquery left && Queries.atSetOperator(cursor)) {
            Query query = grammar.queries.continued(left.query(), start);
            return new Expr.Subquery(query, "", cursor.since(start));
        }
        if (cursor.at("AS") && cursor.ahead(1).type() == Type.WORD) {
            cursor.next();
            cursor.next();
        }
        return element;
    }

    /** Whether {@code (a, b) ->} stands here; it stops at the first token that no parameter list has. */
    private boolean tupleLambdaAhead() {
        int ahead = 1;
        while (cursor.ahead(ahead).type() == Type.WORD
                || cursor.ahead(ahead).word().equals(",")) {
            ahead++;
        }
        return cursor.ahead(ahead).word().equals(")")
                && cursor.ahead(ahead + 1).word().equals("->");
    }

    private Expr array() {
        int start = cursor.position();
        cursor.expect("[");
        List<Expr> elements = grammar.expressions.list("]");
        if (cursor.at("FOR")) {
            cursor.skipTo("]");
        }
        cursor.expect("]");
        return new Expr.Group("ARRAY", elements, cursor.since(start));
    }

    /** {@code {'k': v, …}}; a key may be a name, and a star takes every column. */
    private Expr object() {
        int start = cursor.position();
        cursor.expect("{");
        List<Expr> elements = new ArrayList<>();
        while (!cursor.at("}")) {
            if (cursor.ahead(1).word().equals(":")) {
                elements.add(literal(LiteralKind.STRING));
                cursor.next();
            }
            elements.add(grammar.expressions.parse());
            if (!cursor.accept(":") && !cursor.accept(",")) {
                break;
            }
        }
        cursor.expect("}");
        return new Expr.Group("OBJECT", elements, cursor.since(start));
    }

    private Expr caseExpr() {
        int start = cursor.position();
        cursor.expect("CASE");
        Expr operand = cursor.at("WHEN") ? null : grammar.expressions.parse();
        List<Expr.When> whens = new ArrayList<>();
        while (cursor.accept("WHEN")) {
            Expr condition = grammar.expressions.parse();
            while (cursor.accept(",")) {
                condition = new Expr.Operation(
                        List.of(condition, grammar.expressions.parse()), List.of("OR"), cursor.since(start));
            }
            cursor.expect("THEN");
            whens.add(new Expr.When(condition, grammar.expressions.parse()));
        }
        if (whens.isEmpty()) {
            throw cursor.expected("WHEN");
        }
        Expr otherwise = cursor.accept("ELSE") ? grammar.expressions.parse() : null;
        cursor.expect("END");
        return new Expr.Case(operand, whens, otherwise, cursor.since(start));
    }

    private Expr cast() {
        int start = cursor.position();
        boolean safe = !cursor.next().word().equals("CAST");
        cursor.expect("(");
        Expr operand = grammar.expressions.parse();
        if (!cursor.accept("AS") && !cursor.accept(",")) {
            throw cursor.expected("AS and a type");
        }
        String type = grammar.types.parse();
        if (cursor.accept("FORMAT")) {
            grammar.expressions.parse();
        }
        cursor.accept("RENAME", "FIELDS");
        cursor.accept("ADD", "FIELDS");
        cursor.expect(")");
        return new Expr.Cast(operand, type, safe, cursor.since(start));
    }

    private Expr quantified() {
        int start = cursor.position();
        String use = cursor.next().word();
        cursor.expect("(");
        Query query = grammar.queries.parse();
        cursor.expect(")");
        return new Expr.Subquery(query, use, cursor.since(start));
    }
}
