package io.plumbline.sql.parser;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Ident;
import io.plumbline.sql.Name;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.SelectItem;
import io.plumbline.sql.Statement;
import io.plumbline.sql.StatementPart;
import io.plumbline.sql.TableExpr;
import io.plumbline.sql.Token.Type;
import java.util.ArrayList;
import java.util.List;

/** {@code UPDATE}, {@code DELETE}, and what all changes share. */
final class Changes {

    private final Grammar grammar;
    private final Cursor cursor;

    Changes(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    Statement update(List<QueryPart.Cte> ctes) {
        int start = cursor.position();
        cursor.expect("UPDATE");
        List<StatementPart> parts = Statements.parts(ctes);
        parts.add(target());
        cursor.expect("SET");
        assignments(parts);
        if (cursor.accept("FROM")) {
            parts.add(new StatementPart.Input(grammar.froms.parse()));
        }
        where(parts);
        returning(parts);
        return new Statement.Dml("UPDATE", parts, cursor.since(start));
    }

    Statement delete(List<QueryPart.Cte> ctes) {
        int start = cursor.position();
        cursor.expect("DELETE");
        cursor.accept("FROM");
        List<StatementPart> parts = Statements.parts(ctes);
        parts.add(target());
        if (cursor.accept("USING")) {
            parts.add(new StatementPart.Input(grammar.froms.parse()));
        }
        where(parts);
        returning(parts);
        return new Statement.Dml("DELETE", parts, cursor.since(start));
    }

    private StatementPart.Target target() {
        int start = cursor.position();
        return new StatementPart.Target(table(true), List.of(), cursor.since(start));
    }

    /** A table that is changed: its name, or what the run will know it by. */
    TableExpr table(boolean withAlias) {
        int start = cursor.position();
        cursor.accept("ONLY");
        TableExpr table;
        if (cursor.at("IDENTIFIER", "(") || cursor.at("TABLE", "(")) {
            cursor.next();
            table = grammar.tables.identifier(start);
        } else if (cursor.at(Type.VARIABLE) || cursor.at(":")) {
            table = new TableExpr.Dynamic(grammar.primaries.parse(), null, cursor.since(start));
        } else if (cursor.at("(") && grammar.primaries.startsQuery(1)) {
            return grammar.tables.parse();
        } else {
            Name name = grammar.tables.name();
            table = new TableExpr.Table(name, null, List.of(), cursor.since(start));
        }
        boolean alias = withAlias
                && (cursor.at("AS")
                        || cursor.at(Type.QUOTED)
                        || cursor.at(Type.WORD)
                                && !Reserved.tableAlias(cursor.token().word())
                                && !cursor.atAny("PARTITION", "OVERRIDING", "DEFAULT", "REPLACE"));
        return alias ? grammar.suffixes.parse(table, start) : table;
    }

    void assignments(List<StatementPart> parts) {
        if (cursor.accept("*") || cursor.acceptAll("ALL", "BY", "NAME")) {
            return;
        }
        do {
            int start = cursor.position();
            Name column;
            if (cursor.at("(")) {
                List<Ident> columns = grammar.queries.columns();
                column = new Name(columns, cursor.since(start));
            } else {
                column = assigned(start);
            }
            cursor.expect("=");
            Expr value = cursor.at("DEFAULT")
                    ? new Expr.Literal(
                            Expr.LiteralKind.WORD,
                            cursor.next().text(),
                            cursor.previous().span())
                    : grammar.expressions.parse();
            parts.add(new StatementPart.Assignment(column, value, cursor.since(start)));
        } while (cursor.accept(","));
    }

    private Name assigned(int start) {
        List<Ident> parts = new ArrayList<>();
        do {
            parts.add(cursor.identifier("a column"));
        } while (cursor.accept("."));
        while (cursor.at("[")) {
            cursor.skipTo("]");
            cursor.expect("]");
        }
        return new Name(parts, cursor.since(start));
    }

    private void where(List<StatementPart> parts) {
        if (cursor.accept("WHERE")) {
            parts.add(clause("WHERE"));
        }
    }

    StatementPart.Clause clause(String word) {
        int start = cursor.position();
        Expr condition = grammar.expressions.parse();
        return new StatementPart.Clause(word, List.of(condition), cursor.since(start));
    }

    void returning(List<StatementPart> parts) {
        if (cursor.accept("RETURNING")) {
            int start = cursor.position();
            List<Expr> exprs =
                    grammar.selects.items().stream().map(SelectItem::expr).toList();
            parts.add(new StatementPart.Clause("RETURNING", exprs, cursor.since(start)));
        }
    }
}
