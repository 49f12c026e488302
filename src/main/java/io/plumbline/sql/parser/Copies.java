package io.plumbline.sql.parser;

import io.plumbline.sql.Query;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.Statement;
import io.plumbline.sql.StatementPart;
import io.plumbline.sql.TableExpr;
import io.plumbline.sql.Token.Type;
import java.util.ArrayList;
import java.util.List;

/** {@code COPY INTO} and the {@code COPY} of other dialects. */
final class Copies {

    private final Grammar grammar;
    private final Cursor cursor;

    Copies(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    Statement parse() {
        int start = cursor.position();
        cursor.expect("COPY");
        List<StatementPart> parts = new ArrayList<>();
        if (cursor.accept("INTO")) {
            into(parts);
        } else {
            other(parts);
        }
        grammar.creates.properties(parts);
        return new Statement.Dml("COPY", parts, cursor.since(start));
    }

    private void into(List<StatementPart> parts) {
        int start = cursor.position();
        TableExpr target = end();
        var columns = cursor.at("(") ? grammar.queries.columns() : List.<io.plumbline.sql.Ident>of();
        parts.add(new StatementPart.Target(target, columns, cursor.since(start)));
        if (cursor.accept("FROM")) {
            source(parts);
        }
    }

    /** {@code COPY t FROM …} and {@code COPY t TO …}, {@code COPY (query) TO …}. */
    private void other(List<StatementPart> parts) {
        int start = cursor.position();
        if (cursor.at("(")) {
            cursor.next();
            parts.add(new StatementPart.Rows(grammar.queries.parse()));
            cursor.expect(")");
            cursor.expect("TO");
            parts.add(new StatementPart.Target(
                    destination(), List.of(), cursor.previous().span()));
            return;
        }
        TableExpr table = grammar.changes.table(false);
        var columns = cursor.at("(") ? grammar.queries.columns() : List.<io.plumbline.sql.Ident>of();
        if (cursor.accept("FROM")) {
            parts.add(new StatementPart.Target(table, columns, cursor.since(start)));
            int from = cursor.position();
            TableExpr source = destination();
            parts.add(new StatementPart.Input(new QueryPart.From(source, List.of(), cursor.since(from))));
            return;
        }
        cursor.expect("TO");
        parts.add(new StatementPart.Input(new QueryPart.From(table, List.of(), cursor.since(start))));
        parts.add(new StatementPart.Target(
                destination(), List.of(), cursor.previous().span()));
    }

    /** A file, a program, or the client's own stream. */
    private TableExpr destination() {
        int start = cursor.position();
        cursor.accept("PROGRAM");
        String path = cursor.next().value();
        return new TableExpr.Stage(path, List.of(), null, cursor.since(start));
    }

    private void source(List<StatementPart> parts) {
        int start = cursor.position();
        if (cursor.at("(")) {
            cursor.next();
            Query query = grammar.queries.parse();
            parts.add(new StatementPart.Rows(query));
            cursor.expect(")");
            if (cursor.atIdentifier() && cursor.ahead(1).type() != Type.OPERATOR) {
                cursor.next();
            }
            return;
        }
        TableExpr source = end();
        parts.add(new StatementPart.Input(new QueryPart.From(source, List.of(), cursor.since(start))));
    }

    private TableExpr end() {
        int start = cursor.position();
        if (cursor.at(Type.STAGE) || cursor.at(Type.STRING)) {
            String path = cursor.next().value();
            return new TableExpr.Stage(path, List.of(), null, cursor.since(start));
        }
        return grammar.changes.table(false);
    }
}
