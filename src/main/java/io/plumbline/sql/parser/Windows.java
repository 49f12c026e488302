package io.plumbline.sql.parser;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Ident;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.Token.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code OVER}, {@code ORDER BY} and window frames. */
final class Windows {

    private final Grammar grammar;
    private final Cursor cursor;

    Windows(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    /** What follows {@code OVER}. */
    QueryPart.Window over() {
        int start = cursor.position();
        if (!cursor.at("(")) {
            Ident name = cursor.identifier("a window in parentheses or its name");
            return new QueryPart.Window(name, List.of(), List.of(), null, cursor.since(start));
        }
        return specification(null, start);
    }

    /** The entries of {@code WINDOW w AS (…), …}. */
    List<QueryPart.Window> named() {
        List<QueryPart.Window> found = new ArrayList<>();
        do {
            int start = cursor.position();
            Ident name = cursor.identifier("the name of a window");
            cursor.expect("AS");
            found.add(specification(name, start));
        } while (cursor.accept(","));
        return found;
    }

    private QueryPart.Window specification(@Nullable Ident given, int start) {
        cursor.expect("(");
        Ident name = given;
        if (cursor.atIdentifier()
                && !cursor.atAny("PARTITION", "ORDER", "ROWS", "RANGE", "GROUPS", "DISTRIBUTE", "SORT", "CLUSTER")) {
            name = cursor.identifier("the name of a window");
        }
        List<Expr> partition = new ArrayList<>();
        if (cursor.accept("PARTITION", "BY") || cursor.accept("DISTRIBUTE", "BY") || cursor.accept("CLUSTER", "BY")) {
            do {
                partition.add(grammar.expressions.parse());
            } while (cursor.accept(","));
        }
        List<QueryPart.SortKey> order = orderBy();
        QueryPart.Frame frame = cursor.atAny("ROWS", "RANGE", "GROUPS") ? frame() : null;
        cursor.expect(")");
        return new QueryPart.Window(name, partition, order, frame, cursor.since(start));
    }

    /** {@code ORDER BY a DESC NULLS LAST, b}; empty where there is none. */
    List<QueryPart.SortKey> orderBy() {
        if (!cursor.accept("ORDER", "BY") && !cursor.accept("SORT", "BY")) {
            return List.of();
        }
        List<QueryPart.SortKey> keys = new ArrayList<>();
        do {
            keys.add(key());
        } while (cursor.accept(","));
        return keys;
    }

    private QueryPart.SortKey key() {
        int start = cursor.position();
        Expr expr = grammar.expressions.parse();
        boolean descending = cursor.accept("DESC");
        if (!descending) {
            cursor.accept("ASC");
        }
        if (cursor.at("USING")
                && cursor.ahead(1).type() == Type.OPERATOR
                && !cursor.ahead(1).word().equals("(")) {
            cursor.next();
            cursor.next();
        }
        String nulls = "";
        if (cursor.at("NULLS", "FIRST") || cursor.at("NULLS", "LAST")) {
            cursor.next();
            nulls = cursor.next().word();
        }
        return new QueryPart.SortKey(expr, descending, nulls, cursor.since(start));
    }

    private QueryPart.Frame frame() {
        int start = cursor.position();
        String unit = cursor.next().word();
        List<Expr> offsets = new ArrayList<>();
        String first;
        String last = "";
        if (cursor.accept("BETWEEN")) {
            first = bound(offsets);
            cursor.expect("AND");
            last = bound(offsets);
        } else {
            first = bound(offsets);
        }
        if (cursor.accept("EXCLUDE")) {
            while (!cursor.at(")") && !cursor.atEnd()) {
                cursor.next();
            }
        }
        return new QueryPart.Frame(unit, first, last, offsets, cursor.since(start));
    }

    private String bound(List<Expr> offsets) {
        if (cursor.accept("CURRENT", "ROW")) {
            return "CURRENT ROW";
        }
        boolean unbounded = cursor.accept("UNBOUNDED");
        if (!unbounded) {
            offsets.add(grammar.expressions.parse(Expressions.OPERAND));
        }
        if (!cursor.atAny("PRECEDING", "FOLLOWING")) {
            throw cursor.expected("PRECEDING or FOLLOWING");
        }
        return (unbounded ? "UNBOUNDED " : "") + cursor.next().word();
    }
}
