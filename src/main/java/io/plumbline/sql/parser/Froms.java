package io.plumbline.sql.parser;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Ident;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.QueryPart.Join;
import io.plumbline.sql.QueryPart.JoinKind;
import io.plumbline.sql.TableExpr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code FROM}: tables and joins. */
final class Froms {

    private final Grammar grammar;
    private final Cursor cursor;

    Froms(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    QueryPart.From parse() {
        return joined(grammar.tables.parse(), cursor.position());
    }

    /** The joins after a first table. */
    QueryPart.From joined(TableExpr first, int start) {
        List<Join> joins = new ArrayList<>();
        List<Integer> waiting = new ArrayList<>();
        while (true) {
            Join join = join();
            if (join == null) {
                break;
            }
            joins.add(join);
            if (needsCondition(join)) {
                waiting.add(joins.size() - 1);
            }
            while (!waiting.isEmpty() && cursor.atAny("ON", "USING")) {
                int index = waiting.remove(waiting.size() - 1);
                joins.set(index, conditioned(joins.get(index)));
            }
        }
        TableExpr last = joins.isEmpty() ? first : joins.get(joins.size() - 1).right();
        return new QueryPart.From(first, joins, first.span().to(last.span()).to(cursor.since(start)));
    }

    private static boolean needsCondition(Join join) {
        return join.on() == null && join.using().isEmpty() && join.kind() != JoinKind.COMMA;
    }

    private @Nullable Join join() {
        int start = cursor.position();
        if (cursor.accept(",")) {
            if (cursor.atEnd() || cursor.atAny(")", ";", "WHERE", "GROUP", "ORDER", "LIMIT", "QUALIFY", "UNION")) {
                return null;
            }
            return plain(JoinKind.COMMA, false, grammar.tables.parse(), start);
        }
        if (cursor.at("LATERAL", "VIEW")) {
            return plain(JoinKind.CROSS, false, grammar.suffixes.lateralView(), start);
        }
        boolean natural = cursor.at("NATURAL") && cursor.accept("NATURAL");
        JoinKind kind = kind();
        if (kind == null) {
            if (natural) {
                throw cursor.expected("JOIN");
            }
            return null;
        }
        TableExpr right = grammar.tables.parse();
        Expr match = null;
        if (cursor.accept("MATCH_CONDITION")) {
            match = grammar.expressions.parse(Expressions.UNARY);
        }
        return new Join(kind, natural, right, null, List.of(), match, cursor.since(start));
    }

    private Join plain(JoinKind kind, boolean natural, TableExpr right, int start) {
        return new Join(kind, natural, right, null, List.of(), null, cursor.since(start));
    }

    /** The words before a table that is joined; null where none is. */
    private @Nullable JoinKind kind() {
        int ahead = 0;
        JoinKind kind = JoinKind.INNER;
        while (true) {
            String word = cursor.ahead(ahead).word();
            switch (word) {
                case "JOIN" -> {
                    for (int i = 0; i <= ahead; i++) {
                        cursor.next();
                    }
                    return kind;
                }
                case "LEFT" -> kind = JoinKind.LEFT;
                case "RIGHT" -> kind = JoinKind.RIGHT;
                case "FULL" -> kind = JoinKind.FULL;
                case "CROSS" -> kind = JoinKind.CROSS;
                case "ASOF" -> kind = JoinKind.ASOF;
                case "SEMI" -> kind = JoinKind.SEMI;
                case "ANTI" -> kind = JoinKind.ANTI;
                case "POSITIONAL" -> kind = JoinKind.POSITIONAL;
                case "INNER", "OUTER", "ANY", "DIRECTED", "BROADCAST" -> {
                    // changes nothing here
                }
                default -> {
                    return null;
                }
            }
            ahead++;
        }
    }

    private Join conditioned(Join join) {
        int start = cursor.position();
        Expr on = null;
        List<Ident> using = List.of();
        if (cursor.accept("ON")) {
            on = condition();
        } else {
            cursor.expect("USING");
            using = grammar.queries.columns();
            if (cursor.at("AS") && cursor.ahead(1).type() == io.plumbline.sql.Token.Type.WORD) {
                cursor.next();
                cursor.next();
            }
        }
        return new Join(
                join.kind(),
                join.natural(),
                join.right(),
                on,
                using,
                join.match(),
                join.span().to(cursor.since(start)));
    }

    private Expr condition() {
        int start = cursor.position();
        int depth = cursor.depth();
        try {
            return grammar.expressions.parse();
        } catch (ParseFailure failure) {
            cursor.recover(failure, depth);
            cursor.skipTo(
                    "WHERE", "GROUP", "HAVING", "QUALIFY", "ORDER", "LIMIT", "UNION", "JOIN", "LEFT", "INNER", "RIGHT",
                    "FULL", "CROSS");
            return new Expr.Broken(cursor.since(start));
        }
    }
}
