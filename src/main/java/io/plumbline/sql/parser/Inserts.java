package io.plumbline.sql.parser;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Ident;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.Statement;
import io.plumbline.sql.StatementPart;
import io.plumbline.sql.TableExpr;
import java.util.List;

/** {@code INSERT}, into one table or many. */
final class Inserts {

    private final Grammar grammar;
    private final Cursor cursor;

    Inserts(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    Statement parse(List<QueryPart.Cte> ctes) {
        int start = cursor.position();
        cursor.expect("INSERT");
        List<StatementPart> parts = Statements.parts(ctes);
        cursor.accept("OR");
        cursor.accept("REPLACE");
        cursor.accept("IGNORE");
        cursor.accept("OVERWRITE");
        if (cursor.atAny("ALL", "FIRST") && !cursor.ahead(1).word().equals("(")) {
            cursor.next();
            many(parts);
        } else {
            cursor.accept("INTO");
            cursor.accept("TABLE");
            parts.add(target());
            source(parts);
        }
        after(parts);
        return new Statement.Dml("INSERT", parts, cursor.since(start));
    }

    private StatementPart.Target target() {
        int start = cursor.position();
        TableExpr table = grammar.changes.table(true);
        cursor.accept("BY", "NAME");
        if (cursor.at("PARTITION", "(")) {
            cursor.next();
            cursor.skipGroup();
            cursor.acceptAll("IF", "NOT", "EXISTS");
        }
        boolean columns = cursor.at("(")
                && !grammar.primaries.startsQuery(1)
                && !cursor.ahead(1).word().equals("(");
        List<Ident> names = columns ? grammar.queries.columns() : List.of();
        cursor.accept("BY", "NAME");
        return new StatementPart.Target(table, names, cursor.since(start));
    }

    private void source(List<StatementPart> parts) {
        if (cursor.accept("DEFAULT", "VALUES")) {
            return;
        }
        if (cursor.accept("OVERRIDING")) {
            cursor.next();
            cursor.expect("VALUE");
        }
        if (cursor.accept("REPLACE", "WHERE")) {
            parts.add(grammar.changes.clause("WHERE"));
        }
        parts.add(new StatementPart.Rows(grammar.queries.parse()));
    }

    private void many(List<StatementPart> parts) {
        while (true) {
            if (cursor.accept("WHEN")) {
                parts.add(grammar.changes.clause("WHEN"));
                cursor.expect("THEN");
            } else if (!cursor.accept("ELSE") && !cursor.at("INTO")) {
                break;
            }
            while (cursor.accept("INTO")) {
                parts.add(target());
                if (cursor.accept("VALUES")) {
                    int start = cursor.position();
                    List<Expr> values = grammar.expressions.inParentheses();
                    parts.add(new StatementPart.Clause("VALUES", values, cursor.since(start)));
                }
            }
        }
        parts.add(new StatementPart.Rows(grammar.queries.parse()));
    }

    /** {@code ON CONFLICT …} and {@code RETURNING …}. */
    private void after(List<StatementPart> parts) {
        if (cursor.accept("ON", "CONFLICT") || cursor.accept("ON", "DUPLICATE")) {
            cursor.skipTo("DO", "UPDATE");
            cursor.accept("DO");
            if (!cursor.accept("NOTHING")) {
                cursor.accept("UPDATE");
                cursor.accept("SET");
                grammar.changes.assignments(parts);
                if (cursor.accept("WHERE")) {
                    parts.add(grammar.changes.clause("WHERE"));
                }
            }
        }
        grammar.changes.returning(parts);
    }
}
