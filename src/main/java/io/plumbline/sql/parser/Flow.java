package io.plumbline.sql.parser;

import io.plumbline.sql.Statement;
import io.plumbline.sql.StatementPart;
import io.plumbline.sql.Token.Type;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements that only stand in a block: conditions, loops, variables, cursors. */
final class Flow {

    private final Grammar grammar;
    private final Cursor cursor;

    Flow(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    /** The statement at the cursor, null where it is none of a block's own. */
    @Nullable
    Statement parse() {
        int start = cursor.position();
        return switch (cursor.token().word()) {
            case "LET" -> let(start);
            case "IF" -> ifs(start);
            case "CASE" -> cases(start);
            case "FOR" -> forEach(start);
            case "WHILE" -> loop(start, true);
            case "LOOP" -> loop(start, false);
            case "REPEAT" -> repeat(start);
            case "RETURN" -> returned(start);
            case "OPEN", "FETCH", "CLOSE", "RAISE", "BREAK", "EXIT", "CONTINUE", "ITERATE", "NULL", "AWAIT", "CANCEL" ->
                words(start);
            case "ASYNC" -> async(start);
            default -> null;
        };
    }

    private Statement async(int start) {
        cursor.next();
        cursor.expect("(");
        Statement inner = grammar.statements.parse();
        cursor.expect(")");
        return new Statement.Script("ASYNC", List.of(), List.of(inner), cursor.since(start));
    }

    private Statement words(int start) {
        String kind = cursor.next().word();
        while (!cursor.at(";") && !cursor.atEnd()) {
            cursor.next();
        }
        return new Statement.Command(kind, List.of(), cursor.since(start));
    }

    private Statement returned(int start) {
        cursor.next();
        if (cursor.at(";")) {
            return new Statement.Command("RETURN", List.of(), cursor.since(start));
        }
        return grammar.scripts.valued("RETURN", start);
    }

    private Statement let(int start) {
        cursor.next();
        List<StatementPart> parts = new ArrayList<>();
        declaration(parts);
        return new Statement.Command("LET", parts, cursor.since(start));
    }

    /** {@code x INT DEFAULT 1}, {@code c CURSOR FOR query}, {@code r RESULTSET := (query)}, {@code e EXCEPTION (…)}. */
    void declaration(List<StatementPart> parts) {
        int start = cursor.position();
        cursor.identifier("the name of a variable");
        if (cursor.accept("CURSOR", "FOR")) {
            if (grammar.primaries.startsQuery(0) || cursor.at("(")) {
                parts.add(new StatementPart.Rows(grammar.queries.parse()));
            } else {
                cursor.next();
            }
            return;
        }
        if (cursor.accept("EXCEPTION")) {
            if (cursor.at("(")) {
                cursor.skipGroup();
            }
            return;
        }
        if (cursor.atIdentifier() && !cursor.at("DEFAULT")) {
            grammar.types.parse();
            cursor.accept("NOT", "NULL");
        }
        if (cursor.accept("DEFAULT") || cursor.accept(":=")) {
            Statement value = grammar.scripts.valued("LET", start);
            parts.add(new StatementPart.Body(value));
        }
    }

    private Statement ifs(int start) {
        List<StatementPart> parts = new ArrayList<>();
        List<Statement> statements = new ArrayList<>();
        do {
            cursor.next();
            parts.add(grammar.changes.clause("IF"));
            cursor.expect("THEN");
            statements.addAll(grammar.scripts.statements("ELSEIF", "ELSIF", "ELSE", "END"));
        } while (cursor.atAny("ELSEIF", "ELSIF"));
        if (cursor.accept("ELSE")) {
            statements.addAll(grammar.scripts.statements("END"));
        }
        cursor.expect("END");
        cursor.expect("IF");
        return new Statement.Script("IF", parts, statements, cursor.since(start));
    }

    private Statement cases(int start) {
        cursor.next();
        List<StatementPart> parts = new ArrayList<>();
        List<Statement> statements = new ArrayList<>();
        if (!cursor.at("WHEN")) {
            parts.add(grammar.changes.clause("CASE"));
        }
        while (cursor.accept("WHEN")) {
            parts.add(grammar.changes.clause("WHEN"));
            cursor.expect("THEN");
            statements.addAll(grammar.scripts.statements("WHEN", "ELSE", "END"));
        }
        if (cursor.accept("ELSE")) {
            statements.addAll(grammar.scripts.statements("END"));
        }
        cursor.expect("END");
        cursor.accept("CASE");
        return new Statement.Script("CASE", parts, statements, cursor.since(start));
    }

    private Statement forEach(int start) {
        cursor.next();
        cursor.identifier("a variable");
        cursor.expect("IN");
        List<StatementPart> parts = new ArrayList<>();
        cursor.accept("REVERSE");
        if (cursor.at("(") && grammar.primaries.startsQuery(1)) {
            parts.add(new StatementPart.Rows(grammar.queries.parse()));
        } else {
            parts.add(grammar.changes.clause("FOR"));
            if (cursor.accept("TO")) {
                parts.add(grammar.changes.clause("FOR"));
            }
        }
        return body("FOR", parts, start);
    }

    private Statement loop(int start, boolean condition) {
        String kind = cursor.next().word();
        List<StatementPart> parts = new ArrayList<>();
        if (!condition) {
            List<Statement> statements = grammar.scripts.statements("END");
            return ended(kind, parts, statements, start);
        }
        parts.add(grammar.changes.clause(kind));
        return body(kind, parts, start);
    }

    private Statement body(String kind, List<StatementPart> parts, int start) {
        if (!cursor.accept("DO")) {
            cursor.expect("LOOP");
        }
        return ended(kind, parts, grammar.scripts.statements("END"), start);
    }

    private Statement ended(String kind, List<StatementPart> parts, List<Statement> statements, int start) {
        cursor.expect("END");
        if (!cursor.atAny("FOR", "WHILE", "LOOP")) {
            throw cursor.expected("FOR, WHILE or LOOP after END");
        }
        cursor.next();
        if (cursor.at(Type.WORD)) {
            cursor.next();
        }
        return new Statement.Script(kind, parts, statements, cursor.since(start));
    }

    private Statement repeat(int start) {
        cursor.next();
        List<Statement> statements = grammar.scripts.statements("UNTIL");
        cursor.expect("UNTIL");
        List<StatementPart> parts = List.of(grammar.changes.clause("UNTIL"));
        cursor.expect("END");
        cursor.expect("REPEAT");
        return new Statement.Script("REPEAT", parts, statements, cursor.since(start));
    }
}
