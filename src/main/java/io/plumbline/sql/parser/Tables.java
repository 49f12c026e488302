package io.plumbline.sql.parser;

import io.plumbline.sql.Dialect;
import io.plumbline.sql.Expr;
import io.plumbline.sql.Ident;
import io.plumbline.sql.Name;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.Span;
import io.plumbline.sql.TableExpr;
import io.plumbline.sql.Token;
import io.plumbline.sql.Token.Type;
import java.util.ArrayList;
import java.util.List;

/** What stands in {@code FROM}: names, queries, table functions, stages. */
final class Tables {

    private final Grammar grammar;
    private final Cursor cursor;

    Tables(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    TableExpr parse() {
        cursor.enter();
        int start = cursor.position();
        cursor.accept("ONLY");
        boolean lateral = cursor.accept("LATERAL");
        TableExpr table = grammar.suffixes.parse(primary(lateral, start), start);
        cursor.leave();
        return table;
    }

    private TableExpr primary(boolean lateral, int start) {
        Token token = cursor.token();
        if (cursor.at("(")) {
            return parentheses(lateral, start);
        }
        if (token.type() == Type.STAGE) {
            return grammar.suffixes.stage(start);
        }
        if (token.type() == Type.VARIABLE || cursor.at(":")) {
            Expr name = grammar.primaries.parse();
            return new TableExpr.Dynamic(name, null, cursor.since(start));
        }
        if (cursor.at("VALUES") && !cursor.ahead(1).word().equals(".")) {
            cursor.next();
            return values(start);
        }
        if (cursor.at("TABLE", "(")) {
            return tableFunction(lateral, start);
        }
        if (token.type() == Type.STRING) {
            return file(start);
        }
        if (cursor.at("ROWS", "FROM")) {
            cursor.next();
            cursor.next();
            List<Expr> calls = grammar.expressions.inParentheses();
            return new TableExpr.Function(
                    new Expr.Group("TUPLE", calls, cursor.since(start)), lateral, null, cursor.since(start));
        }
        return named(lateral, start);
    }

    private TableExpr named(boolean lateral, int start) {
        Name name = name();
        if (!cursor.at("(") || cursor.ahead(1).word().equals("+")) {
            return new TableExpr.Table(name, null, List.of(), cursor.since(start));
        }
        if (name.parts().size() == 1 && name.last().folded().equalsIgnoreCase("IDENTIFIER")) {
            return identifier(start);
        }
        Expr call = grammar.calls.parse(name, start);
        return new TableExpr.Function(call, lateral, null, cursor.since(start));
    }

    /** {@code IDENTIFIER('db.t')} is a name; with anything else in it, only the run knows the name. */
    TableExpr identifier(int start) {
        Token literal = cursor.ahead(1);
        if (literal.type() == Type.STRING && cursor.ahead(2).word().equals(")")) {
            cursor.next();
            cursor.next();
            cursor.next();
            Name name = quotedName(literal.value(), literal.span());
            return new TableExpr.Table(name, null, List.of(), cursor.since(start));
        }
        List<Expr> arguments = grammar.expressions.inParentheses();
        Expr name = arguments.size() == 1 ? arguments.get(0) : new Expr.Group("TUPLE", arguments, cursor.since(start));
        return new TableExpr.Dynamic(name, null, cursor.since(start));
    }

    /** The name inside a string: parts with dots between them and nothing else. */
    private Name quotedName(String text, Span span) {
        List<Token> tokens = Lexer.tokens(text, cursor.dialect());
        List<Ident> parts = new ArrayList<>();
        boolean name = tokens.size() % 2 == 0;
        for (int i = 0; i < tokens.size() - 1; i++) {
            Token token = tokens.get(i);
            if (i % 2 == 1) {
                name &= token.word().equals(".");
            } else {
                name &= token.type() == Type.WORD || token.type() == Type.QUOTED;
                Ident ident = cursor.ident(token);
                parts.add(new Ident(ident.text(), ident.folded(), ident.quoted(), span));
            }
        }
        if (!name) {
            throw cursor.failure("found the name '" + text + "', expected the name of a table", span);
        }
        return new Name(parts, span);
    }

    private TableExpr values(int start) {
        List<Expr> rows = new ArrayList<>();
        do {
            rows.add(grammar.expressions.parse());
        } while (cursor.at(",", "(") && cursor.accept(","));
        QueryBody body = new QueryBody.Values(rows, cursor.since(start));
        return new TableExpr.Derived(plain(body), false, null, cursor.since(start));
    }

    private static Query plain(QueryBody body) {
        return new Query(List.of(), false, body, List.of(), null, null, "", body.span());
    }

    private TableExpr tableFunction(boolean lateral, int start) {
        cursor.next();
        cursor.expect("(");
        TableExpr table;
        Token first = cursor.token();
        if (first.type() == Type.STRING && cursor.ahead(1).word().equals(")")) {
            cursor.next();
            table = new TableExpr.Table(quotedName(first.value(), first.span()), null, List.of(), first.span());
        } else if (grammar.primaries.startsQuery(0)) {
            Query query = grammar.queries.parse();
            table = new TableExpr.Derived(query, lateral, null, cursor.since(start));
        } else {
            Expr call = grammar.expressions.parse();
            table = call instanceof Expr.ColumnRef name
                    ? new TableExpr.Table(name.name(), null, List.of(), name.span())
                    : call instanceof Expr.Variable
                            ? new TableExpr.Dynamic(call, null, cursor.since(start))
                            : new TableExpr.Function(call, lateral, null, cursor.since(start));
        }
        while (cursor.accept(",")) {
            grammar.expressions.parse();
        }
        cursor.expect(")");
        return table;
    }

    /** {@code TABLE(t)} and {@code TABLE t} among arguments. */
    Expr value() {
        int start = cursor.position();
        TableExpr table = cursor.at("TABLE", "(") ? tableFunction(false, start) : bare();
        return new Expr.TableValue(table, cursor.since(start));
    }

    private TableExpr bare() {
        cursor.expect("TABLE");
        int start = cursor.position();
        Name name = name();
        return new TableExpr.Table(name, null, List.of(), cursor.since(start));
    }

    private TableExpr file(int start) {
        Token path = cursor.next();
        if (cursor.dialect() == Dialect.DUCKDB || cursor.dialect() == Dialect.SNOWFLAKE) {
            return new TableExpr.Stage(path.value(), List.of(), null, cursor.since(start));
        }
        throw cursor.failure("found " + path.shown() + ", expected a table", path.span());
    }

    private TableExpr parentheses(boolean lateral, int start) {
        cursor.expect("(");
        if (grammar.primaries.startsQuery(0) || cursor.at("FROM") || cursor.at("VALUES")) {
            return derived(grammar.queries.parse(), lateral, start);
        }
        int inner = cursor.position();
        TableExpr first = parse();
        if (first instanceof TableExpr.Derived left
                && left.alias() == null
                && (Queries.atSetOperator(cursor) || cursor.at("ORDER", "BY") || cursor.at("LIMIT"))) {
            return derived(grammar.queries.continued(left.query(), inner), lateral, start);
        }
        QueryPart.From from = grammar.froms.joined(first, inner);
        cursor.expect(")");
        if (from.joins().isEmpty() && first instanceof TableExpr.Derived only && only.alias() == null) {
            return first;
        }
        return new TableExpr.Joined(from, null, cursor.since(start));
    }

    private TableExpr derived(Query query, boolean lateral, int start) {
        cursor.expect(")");
        return new TableExpr.Derived(query, lateral, null, cursor.since(start));
    }

    /** A table's name, as each dialect allows it: {@code db..t}, {@code `a.b.c`}, {@code my-project.a.b}. */
    Name name() {
        int start = cursor.position();
        List<Ident> parts = new ArrayList<>();
        part(parts);
        while (cursor.at(".")) {
            cursor.next();
            if (cursor.at(".")) {
                Span dot = cursor.token().span();
                parts.add(new Ident("", "", false, dot));
            } else if (cursor.at("*")) {
                cursor.next();
                parts.add(new Ident("*", "*", false, cursor.previous().span()));
            } else {
                part(parts);
            }
        }
        return new Name(parts, cursor.since(start));
    }

    private void part(List<Ident> parts) {
        Token token = cursor.token();
        if (token.type() == Type.WORD && Reserved.column(token.word())) {
            throw cursor.expected("a table");
        }
        Ident ident = cursor.identifier("a table");
        if (cursor.dialect() == Dialect.BIGQUERY
                && token.type() == Type.QUOTED
                && ident.text().indexOf('.') >= 0) {
            for (String piece : ident.text().split("\\.", -1)) {
                parts.add(new Ident(piece, piece, true, ident.span()));
            }
            return;
        }
        StringBuilder text = new StringBuilder(ident.text());
        while (cursor.dialect() == Dialect.BIGQUERY
                && cursor.at("-")
                && cursor.adjacent(1)
                && cursor.previous().span().end() == cursor.token().span().start()) {
            cursor.next();
            text.append('-').append(cursor.next().text());
        }
        String whole = text.toString();
        boolean same = whole.equals(ident.text());
        parts.add(same ? ident : new Ident(whole, whole, false, ident.span()));
    }
}
