package io.plumbline.sql.parser;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Ident;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Queries: {@code WITH}, set operations, {@code ORDER BY} and {@code LIMIT} around them. */
final class Queries {

    private final Grammar grammar;
    private final Cursor cursor;

    Queries(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    static boolean atSetOperator(Cursor cursor) {
        return cursor.atAny("UNION", "INTERSECT", "EXCEPT", "MINUS");
    }

    Query parse() {
        cursor.enter();
        int start = cursor.position();
        boolean recursive = false;
        List<QueryPart.Cte> ctes = List.of();
        if (cursor.accept("WITH")) {
            recursive = cursor.at("RECURSIVE") && !cursor.ahead(1).word().equals("AS") && cursor.accept("RECURSIVE");
            ctes = ctes();
        }
        Query query = rest(ctes, recursive, operations(operand(), start), start);
        cursor.leave();
        return query;
    }

    /** The query that goes on with set operators after a first one in parentheses. */
    Query continued(Query first, int start) {
        QueryBody nested = new QueryBody.Nested(first, first.span());
        return rest(List.of(), false, operations(nested, start), start);
    }

    List<QueryPart.Cte> ctes() {
        List<QueryPart.Cte> found = new ArrayList<>();
        do {
            if (cursor.atAny("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE")) {
                break;
            }
            found.add(cte());
        } while (cursor.accept(","));
        return found;
    }

    private QueryPart.Cte cte() {
        int start = cursor.position();
        Ident name = cursor.identifier("the name of a common table expression");
        List<Ident> columns = cursor.at("(") ? columns() : List.of();
        cursor.accept("AS");
        cursor.accept("NOT", "MATERIALIZED");
        cursor.accept("MATERIALIZED");
        cursor.expect("(");
        Query query;
        int depth = cursor.depth();
        try {
            query = parse();
            if (!cursor.at(")")) {
                throw cursor.expected("')' after the query of " + name.text());
            }
        } catch (ParseFailure failure) {
            cursor.recover(failure, depth);
            cursor.skipTo(")");
            query = broken(start);
        }
        cursor.expect(")");
        skipSearch();
        return new QueryPart.Cte(name, columns, query, cursor.since(start));
    }

    private Query broken(int start) {
        Expr.Broken expr = new Expr.Broken(cursor.since(start));
        QueryBody body = new QueryBody.Values(List.of(expr), expr.span());
        return new Query(List.of(), false, body, List.of(), null, null, "", expr.span());
    }

    private void skipSearch() {
        if (cursor.atAny("SEARCH", "CYCLE")) {
            while (!cursor.atAny(",", "SELECT", ";", ")") && !cursor.atEnd()) {
                cursor.next();
            }
        }
    }

    /** {@code (a, b)}; an {@code AS} type or a comment after a name is skipped. */
    List<Ident> columns() {
        List<Ident> found = new ArrayList<>();
        cursor.expect("(");
        while (!cursor.at(")")) {
            found.add(cursor.identifier("a column"));
            if (!cursor.atAny(",", ")")) {
                cursor.skipTo(",");
            }
            if (!cursor.accept(",")) {
                break;
            }
        }
        cursor.expect(")");
        return found;
    }

    private QueryBody operations(QueryBody first, int start) {
        if (!atSetOperator(cursor)) {
            return first;
        }
        List<QueryBody> operands = new ArrayList<>();
        List<String> operators = new ArrayList<>();
        operands.add(first);
        while (atSetOperator(cursor)) {
            operators.add(operator());
            operands.add(operand());
        }
        return new QueryBody.SetOperation(operands, operators, cursor.since(start));
    }

    private String operator() {
        StringBuilder words = new StringBuilder(cursor.next().word());
        while (cursor.atAny("ALL", "DISTINCT", "BY", "NAME", "CORRESPONDING")) {
            words.append(' ').append(cursor.next().word());
        }
        return words.toString();
    }

    private QueryBody operand() {
        int start = cursor.position();
        if (cursor.at("(")) {
            cursor.next();
            Query query = parse();
            cursor.expect(")");
            return new QueryBody.Nested(query, cursor.since(start));
        }
        if (cursor.at("SELECT")) {
            return grammar.selects.parse();
        }
        if (cursor.accept("VALUES")) {
            return new QueryBody.Values(grammar.expressions.list(";"), cursor.since(start));
        }
        if (cursor.at("FROM")) {
            return grammar.selects.fromFirst();
        }
        if (cursor.accept("TABLE")) {
            QueryPart.From from = grammar.froms.parse();
            return new QueryBody.Whole(from, cursor.since(start));
        }
        if (cursor.at("WITH")) {
            return new QueryBody.Nested(parse(), cursor.since(start));
        }
        throw cursor.expected("a query (SELECT, WITH, VALUES or one in parentheses)");
    }

    private Query rest(List<QueryPart.Cte> ctes, boolean recursive, QueryBody body, int start) {
        List<QueryPart.SortKey> order = grammar.windows.orderBy();
        @Nullable Expr limit = null;
        @Nullable Expr offset = null;
        while (true) {
            if (cursor.accept("LIMIT")) {
                limit = grammar.expressions.parse();
                if (cursor.accept(",")) {
                    offset = limit;
                    limit = grammar.expressions.parse();
                }
            } else if (cursor.accept("OFFSET")) {
                offset = grammar.expressions.parse();
                rows();
            } else if (cursor.at("FETCH")) {
                limit = fetch();
            } else {
                break;
            }
        }
        String lock = cursor.at("FOR") ? lock() : "";
        return new Query(ctes, recursive, body, order, limit, offset, lock, cursor.since(start));
    }

    private void rows() {
        if (!cursor.accept("ROWS")) {
            cursor.accept("ROW");
        }
    }

    private Expr fetch() {
        int start = cursor.position();
        cursor.next();
        if (!cursor.accept("FIRST")) {
            cursor.accept("NEXT");
        }
        Expr count = cursor.atAny("ROW", "ROWS", "ONLY")
                ? new Expr.Literal(Expr.LiteralKind.NUMBER, "1", cursor.since(start))
                : grammar.expressions.parse();
        rows();
        if (!cursor.accept("ONLY")) {
            cursor.accept("WITH", "TIES");
        }
        return count;
    }

    private String lock() {
        String second = cursor.ahead(1).word();
        boolean locks =
                second.equals("UPDATE") || second.equals("SHARE") || second.equals("NO") || second.equals("KEY");
        if (!locks) {
            return "";
        }
        StringBuilder words = new StringBuilder(cursor.next().word());
        while (cursor.atIdentifier()) {
            words.append(' ').append(cursor.next().text());
        }
        return words.toString();
    }
}
