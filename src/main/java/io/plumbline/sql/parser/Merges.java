package io.plumbline.sql.parser;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Ident;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.Statement;
import io.plumbline.sql.StatementPart;
import io.plumbline.sql.TableExpr;
import java.util.List;

/** {@code MERGE}. */
final class Merges {

    private final Grammar grammar;
    private final Cursor cursor;

    Merges(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    Statement parse(List<QueryPart.Cte> ctes) {
        int start = cursor.position();
        cursor.expect("MERGE");
        cursor.accept("WITH", "SCHEMA");
        cursor.accept("EVOLUTION");
        cursor.accept("INTO");
        List<StatementPart> parts = Statements.parts(ctes);
        int target = cursor.position();
        TableExpr table = grammar.changes.table(true);
        parts.add(new StatementPart.Target(table, List.of(), cursor.since(target)));
        cursor.expect("USING");
        int input = cursor.position();
        TableExpr source = grammar.tables.parse();
        parts.add(new StatementPart.Input(new QueryPart.From(source, List.of(), cursor.since(input))));
        cursor.expect("ON");
        parts.add(grammar.changes.clause("ON"));
        if (!cursor.at("WHEN")) {
            throw cursor.expected("WHEN MATCHED or WHEN NOT MATCHED");
        }
        while (cursor.at("WHEN")) {
            branch(parts);
        }
        grammar.changes.returning(parts);
        return new Statement.Dml("MERGE", parts, cursor.since(start));
    }

    private void branch(List<StatementPart> parts) {
        cursor.expect("WHEN");
        cursor.accept("NOT");
        cursor.expect("MATCHED");
        if (cursor.accept("BY")) {
            cursor.next();
        }
        if (cursor.accept("AND")) {
            parts.add(grammar.changes.clause("WHEN"));
        }
        cursor.expect("THEN");
        switch (cursor.token().word()) {
            case "UPDATE" -> {
                cursor.next();
                if (!cursor.acceptAll("ALL", "BY", "NAME")) {
                    cursor.expect("SET");
                    grammar.changes.assignments(parts);
                }
                if (cursor.accept("WHERE")) {
                    parts.add(grammar.changes.clause("WHERE"));
                }
            }
            case "DELETE" -> cursor.next();
            case "DO" -> {
                cursor.next();
                cursor.expect("NOTHING");
            }
            case "INSERT" -> insert(parts);
            default -> throw cursor.expected("UPDATE, DELETE or INSERT");
        }
    }

    private void insert(List<StatementPart> parts) {
        cursor.next();
        if (cursor.accept("*") || cursor.accept("ROW") || cursor.acceptAll("ALL", "BY", "NAME")) {
            return;
        }
        int start = cursor.position();
        List<Ident> columns = cursor.at("(") ? mergeColumns() : List.of();
        if (cursor.accept("ROW")) {
            return;
        }
        cursor.expect("VALUES");
        List<Expr> values = grammar.expressions.inParentheses();
        parts.add(new StatementPart.Inserted(columns, values, cursor.since(start)));
        if (cursor.accept("WHERE")) {
            parts.add(grammar.changes.clause("WHERE"));
        }
    }

    /** {@code (t.a, t.b)}: the columns, without the table some write before them. */
    private List<Ident> mergeColumns() {
        List<Ident> found = new java.util.ArrayList<>();
        cursor.expect("(");
        while (!cursor.at(")")) {
            Ident column = cursor.identifier("a column");
            while (cursor.accept(".")) {
                column = cursor.identifier("a column");
            }
            found.add(column);
            if (!cursor.accept(",")) {
                break;
            }
        }
        cursor.expect(")");
        return found;
    }
}
