package io.plumbline.sql.parser;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Ident;
import io.plumbline.sql.Name;
import io.plumbline.sql.QueryBody;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.QueryPart.From;
import io.plumbline.sql.QueryPart.GroupBy;
import io.plumbline.sql.SelectItem;
import io.plumbline.sql.Token;
import io.plumbline.sql.Token.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code SELECT} with its clauses. A broken item or condition is reported and skipped; the clauses after it are read. */
final class Selects {

    private static final String[] CLAUSES = {
        "FROM", "WHERE", "GROUP", "HAVING", "QUALIFY", "ORDER", "LIMIT", "UNION", "INTERSECT", "EXCEPT", "MINUS"
    };
    private static final String[] ITEM_END = {
        ",", "FROM", "WHERE", "GROUP", "HAVING", "QUALIFY", "ORDER", "LIMIT", "UNION", "INTERSECT", "EXCEPT", "MINUS"
    };

    private final Grammar grammar;
    private final Cursor cursor;

    Selects(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    private static final class Parts {
        boolean distinct;
        List<Expr> distinctOn = List.of();

        @Nullable
        Expr top;

        List<SelectItem> items = List.of();

        @Nullable
        Name into;

        @Nullable
        From from;

        @Nullable
        Expr where;

        @Nullable
        GroupBy groupBy;

        @Nullable
        Expr having;

        @Nullable
        Expr qualify;

        List<QueryPart.Window> windows = List.of();
        final List<Expr> hierarchy = new ArrayList<>();
    }

    QueryBody parse() {
        int start = cursor.position();
        Parts parts = new Parts();
        cursor.expect("SELECT");
        quantifier(parts);
        parts.items = items();
        into(parts);
        if (cursor.accept("FROM")) {
            parts.from = grammar.froms.parse();
        }
        return clauses(parts, start);
    }

    /** {@code FROM t SELECT a}, as DuckDB writes it; the select list may be missing. */
    QueryBody fromFirst() {
        int start = cursor.position();
        cursor.expect("FROM");
        Parts parts = new Parts();
        QueryPart.From from = grammar.froms.parse();
        if (!cursor.accept("SELECT")) {
            return new QueryBody.Whole(from, cursor.since(start));
        }
        parts.from = from;
        quantifier(parts);
        parts.items = items();
        return clauses(parts, start);
    }

    private void quantifier(Parts parts) {
        if (cursor.accept("DISTINCT")) {
            parts.distinct = true;
            if (cursor.at("ON", "(")) {
                cursor.next();
                parts.distinctOn = grammar.expressions.inParentheses();
            }
        } else if (cursor.at("ALL") && !cursor.ahead(1).word().equals(",")) {
            cursor.next();
        }
        if (cursor.at("TOP")
                && (cursor.ahead(1).type() == Type.NUMBER
                        || cursor.ahead(1).word().equals("("))) {
            cursor.next();
            parts.top = grammar.primaries.parse();
        }
        if (cursor.at("AS")
                && (cursor.ahead(1).word().equals("STRUCT")
                        || cursor.ahead(1).word().equals("VALUE"))) {
            cursor.next();
            cursor.next();
        }
    }

    private void into(Parts parts) {
        if (!cursor.accept("INTO")) {
            return;
        }
        if (cursor.at("TEMP", "TABLE") || cursor.at("TEMPORARY", "TABLE")) {
            cursor.next();
        }
        cursor.accept("TABLE");
        if (cursor.accept(":")) {
            do {
                cursor.accept(":");
                cursor.identifier("a variable");
            } while (cursor.accept(","));
            return;
        }
        parts.into = grammar.tables.name();
        while (cursor.accept(",")) {
            cursor.accept(":");
            cursor.identifier("a variable");
        }
    }

    List<SelectItem> items() {
        List<SelectItem> items = new ArrayList<>();
        while (!endsItems()) {
            items.add(item());
            if (!cursor.accept(",")) {
                break;
            }
        }
        return items;
    }

    private boolean endsItems() {
        Token token = cursor.token();
        return token.type() == Type.END || cursor.atAny(")", ";", "FROM") || cursor.at("WHERE");
    }

    SelectItem item() {
        int start = cursor.position();
        int depth = cursor.depth();
        try {
            Ident prefix = null;
            if (cursor.atIdentifier()
                    && cursor.ahead(1).word().equals(":")
                    && !cursor.dialect().colonPaths()) {
                prefix = cursor.ident(cursor.next());
                cursor.next();
            }
            Expr expr = grammar.expressions.parse();
            Ident alias = alias();
            if (!cursor.atAny(ITEM_END) && !itemEnds()) {
                throw cursor.expected("',' or FROM");
            }
            return new SelectItem(expr, alias == null ? prefix : alias, cursor.since(start));
        } catch (ParseFailure failure) {
            cursor.recover(failure, depth);
            cursor.skipTo(ITEM_END);
            Expr.Broken broken = new Expr.Broken(cursor.since(start));
            return new SelectItem(broken, null, broken.span());
        }
    }

    /** Whether a token that may follow a select list or an aggregate of a pivot stands here. */
    private boolean itemEnds() {
        return cursor.atEnd()
                || cursor.atAny(
                        ")", "}", ";", "INTO", "WINDOW", "OFFSET", "FETCH", "FOR", "START", "CONNECT", "->>", "|>")
                || cursor.atAny("ON", "RETURNING", "LATERAL", "WHEN", "THEN", "END", "LOOP", "DO", "WITH", "SELECT");
    }

    private @Nullable Ident alias() {
        if (cursor.accept("AS")) {
            Token token = cursor.token();
            if (token.type() == Type.STRING) {
                return cursor.ident(cursor.next());
            }
            if (cursor.at("(")) {
                Token open = cursor.token();
                grammar.queries.columns();
                return new Ident("", "", false, open.span());
            }
            return cursor.identifier("an alias after AS");
        }
        Token token = cursor.token();
        if (token.type() == Type.QUOTED || token.type() == Type.WORD && !Reserved.itemAlias(token.word())) {
            return cursor.ident(cursor.next());
        }
        return token.type() == Type.STRING ? cursor.ident(cursor.next()) : null;
    }

    private QueryBody clauses(Parts parts, int start) {
        if (cursor.accept("PREWHERE") || cursor.accept("WHERE")) {
            parts.where = condition();
        }
        hierarchy(parts);
        if (cursor.at("GROUP", "BY")) {
            parts.groupBy = groupBy();
        }
        if (cursor.accept("HAVING")) {
            parts.having = condition();
        }
        windows(parts);
        if (cursor.accept("QUALIFY")) {
            parts.qualify = condition();
        }
        windows(parts);
        return new QueryBody.Select(
                parts.distinct,
                parts.distinctOn,
                parts.top,
                parts.items,
                parts.into,
                parts.from,
                parts.where,
                parts.groupBy,
                parts.having,
                parts.qualify,
                parts.windows,
                parts.hierarchy,
                cursor.since(start));
    }

    private void windows(Parts parts) {
        if (cursor.at("WINDOW") && cursor.ahead(2).word().equals("AS")) {
            cursor.next();
            parts.windows = grammar.windows.named();
        }
    }

    private void hierarchy(Parts parts) {
        while (true) {
            if (cursor.accept("START", "WITH")) {
                parts.hierarchy.add(grammar.expressions.parse());
            } else if (cursor.accept("CONNECT", "BY")) {
                cursor.accept("NOCYCLE");
                do {
                    parts.hierarchy.add(grammar.expressions.parse());
                } while (cursor.accept(","));
            } else {
                return;
            }
        }
    }

    /** A condition; a broken one is skipped to the next clause. */
    private Expr condition() {
        int start = cursor.position();
        int depth = cursor.depth();
        try {
            return grammar.expressions.parse();
        } catch (ParseFailure failure) {
            cursor.recover(failure, depth);
            cursor.skipTo(CLAUSES);
            return new Expr.Broken(cursor.since(start));
        }
    }

    private QueryPart.GroupBy groupBy() {
        int start = cursor.position();
        cursor.next();
        cursor.next();
        if (cursor.at("ALL") && !cursor.ahead(1).word().equals(".")) {
            cursor.next();
            return new QueryPart.GroupBy(true, List.of(), cursor.since(start));
        }
        cursor.accept("DISTINCT");
        List<Expr> keys = new ArrayList<>();
        do {
            if (!keys.isEmpty() && (cursor.atEnd() || cursor.atAny(CLAUSES) || cursor.at(")"))) {
                break;
            }
            if (cursor.accept("GROUPING", "SETS")) {
                keys.addAll(grammar.expressions.inParentheses());
            } else {
                keys.add(grammar.expressions.parse());
            }
        } while (cursor.accept(","));
        if (cursor.at("WITH", "ROLLUP") || cursor.at("WITH", "CUBE") || cursor.at("WITH", "TOTALS")) {
            cursor.next();
            cursor.next();
        }
        return new QueryPart.GroupBy(false, keys, cursor.since(start));
    }
}
