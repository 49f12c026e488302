package io.plumbline.sql.parser;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Statement;
import io.plumbline.sql.StatementPart;
import io.plumbline.sql.Token.Type;
import java.util.ArrayList;
import java.util.List;

/** Snowflake Scripting blocks: declarations, statements, handlers. */
final class Scripts {

    private final Grammar grammar;
    private final Cursor cursor;

    Scripts(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    /** {@code <<label>> BEGIN …}. */
    Statement labelled() {
        while (cursor.accept("<")
                || cursor.accept(">")
                || cursor.atIdentifier() && !cursor.atAny("BEGIN", "DECLARE", "FOR", "WHILE", "LOOP")) {
            if (cursor.atIdentifier() && !cursor.atAny("BEGIN", "DECLARE")) {
                cursor.next();
            }
        }
        return blockOrTransaction();
    }

    Statement blockOrTransaction() {
        int start = cursor.position();
        String next = cursor.ahead(1).word();
        boolean transaction = cursor.at("BEGIN")
                && (next.equals(";")
                        || next.equals("TRANSACTION")
                        || next.equals("WORK")
                        || next.equals("NAME")
                        || cursor.ahead(1).type() == Type.END);
        if (transaction) {
            while (!cursor.at(";") && !cursor.atEnd()) {
                cursor.next();
            }
            return new Statement.Command("BEGIN", List.of(), cursor.since(start));
        }
        return block();
    }

    private Statement block() {
        cursor.enter();
        int start = cursor.position();
        List<StatementPart> parts = new ArrayList<>();
        if (cursor.accept("DECLARE")) {
            while (!cursor.at("BEGIN") && !cursor.atEnd()) {
                grammar.flow.declaration(parts);
                cursor.expect(";");
            }
        }
        cursor.expect("BEGIN");
        List<Statement> statements = statements("END", "EXCEPTION");
        if (cursor.accept("EXCEPTION")) {
            while (cursor.accept("WHEN")) {
                cursor.skipTo("THEN");
                cursor.expect("THEN");
                statements.addAll(statements("WHEN", "END"));
            }
        }
        cursor.expect("END");
        if (cursor.atIdentifier()) {
            cursor.next();
        }
        cursor.leave();
        return new Statement.Script("BLOCK", parts, statements, cursor.since(start));
    }

    /** Statements up to one of the words, which stays. A broken one is reported and skipped. */
    List<Statement> statements(String... ends) {
        List<Statement> found = new ArrayList<>();
        while (true) {
            while (cursor.accept(";")) {
                // an empty statement
            }
            if (cursor.atAny(ends)) {
                return found;
            }
            if (cursor.atEnd()) {
                throw cursor.expected(String.join(" or ", ends));
            }
            found.add(recovering());
        }
    }

    private Statement recovering() {
        int start = cursor.position();
        int depth = cursor.depth();
        try {
            Statement statement = statement();
            if (!cursor.at(";")) {
                throw cursor.expected("';' after a statement of the block");
            }
            return statement;
        } catch (ParseFailure failure) {
            cursor.recover(failure, depth);
            while (!cursor.at(";") && !cursor.atEnd()) {
                cursor.next();
            }
            return new Statement.Unread("UNKNOWN", cursor.since(start));
        }
    }

    /** One statement as it stands in a block. */
    Statement statement() {
        int start = cursor.position();
        cursor.enter();
        Statement flow = grammar.flow.parse();
        if (flow == null) {
            flow = assigns() ? assignment(start) : grammar.statements.parse();
        }
        cursor.leave();
        return flow;
    }

    private boolean assigns() {
        return cursor.atIdentifier() && cursor.ahead(1).word().equals(":=")
                || cursor.at(":") && cursor.ahead(2).word().equals(":=");
    }

    private Statement assignment(int start) {
        cursor.accept(":");
        cursor.next();
        cursor.expect(":=");
        return valued("ASSIGN", start);
    }

    /** A statement whose value may hold queries. */
    Statement valued(String kind, int start) {
        List<StatementPart> parts = new ArrayList<>();
        int value = cursor.position();
        if (cursor.atAny("INSERT", "UPDATE", "DELETE", "MERGE", "CALL", "EXECUTE", "SHOW")) {
            parts.add(new StatementPart.Body(grammar.statements.parse()));
        } else if (cursor.at("(") && bodyWord(cursor.ahead(1).word())) {
            cursor.next();
            parts.add(new StatementPart.Body(grammar.statements.parse()));
            cursor.expect(")");
        } else if (grammar.primaries.startsQuery(0)) {
            parts.add(new StatementPart.Rows(grammar.queries.parse()));
        } else {
            cursor.accept("ASYNC");
            List<Expr> values = List.of(grammar.primaries.tableOr());
            parts.add(new StatementPart.Clause(kind, values, cursor.since(value)));
        }
        return new Statement.Command(kind, parts, cursor.since(start));
    }

    private static boolean bodyWord(String word) {
        return switch (word) {
            case "INSERT", "UPDATE", "DELETE", "MERGE", "CALL", "EXECUTE", "SHOW", "CREATE", "COPY" -> true;
            default -> false;
        };
    }
}
