package io.plumbline.sql.parser;

import io.plumbline.sql.Ident;
import io.plumbline.sql.Name;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.Statement;
import io.plumbline.sql.StatementPart;
import io.plumbline.sql.TableExpr;
import io.plumbline.sql.Token;
import io.plumbline.sql.Token.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code CREATE} of what holds or moves data; other objects are read as far as their name. */
final class Creates {

    private static final Set<String> MODIFIERS = Set.of("""
            OR REPLACE ALTER TEMP TEMPORARY TRANSIENT VOLATILE LOCAL GLOBAL SECURE RECURSIVE PRIVATE PUBLIC
            UNLOGGED REFRESH PERSISTENT FORCE READ ONLY
            """.strip().split("\\s+"));
    private static final Set<String> OBJECT_WORDS = Set.of(
            "DYNAMIC",
            "EXTERNAL",
            "ICEBERG",
            "HYBRID",
            "EVENT",
            "MATERIALIZED",
            "INTERACTIVE",
            "FOREIGN",
            "IMMUTABLE",
            "AGGREGATE",
            "LIVE",
            "STREAMING",
            "SEMANTIC");

    private final Grammar grammar;
    private final Cursor cursor;

    Creates(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    Statement parse() {
        int start = cursor.position();
        if (!cursor.accept("DEFINE")) {
            cursor.expect("CREATE");
        }
        while (MODIFIERS.contains(cursor.token().word())) {
            cursor.next();
        }
        StringBuilder kind = new StringBuilder("CREATE");
        while (OBJECT_WORDS.contains(cursor.token().word())) {
            kind.append(' ').append(cursor.next().word());
        }
        return switch (cursor.token().word()) {
            case "TABLE", "VIEW" -> table(kind, start);
            case "STREAM" -> stream(kind, start);
            case "TASK", "ALERT" -> task(kind, start);
            case "PIPE" -> pipe(kind, start);
            case "FUNCTION", "PROCEDURE", "MACRO" -> grammar.routines.parse(kind, start);
            default -> grammar.commands.object(kind, start);
        };
    }

    /** The object's name after its type; {@code IF NOT EXISTS} is skipped. */
    Name name(StringBuilder kind) {
        kind.append(' ').append(cursor.next().word());
        cursor.acceptAll("IF", "NOT", "EXISTS");
        if (cursor.at("IDENTIFIER", "(")) {
            int start = cursor.position();
            cursor.next();
            return grammar.tables.identifier(start) instanceof TableExpr.Table table
                    ? table.name()
                    : new Name(List.of(cursor.ident(cursor.previous())), cursor.since(start));
        }
        return grammar.tables.name();
    }

    static StatementPart.Target target(Name name) {
        TableExpr table = new TableExpr.Table(name, null, List.of(), name.span());
        return new StatementPart.Target(table, List.of(), name.span());
    }

    private Statement table(StringBuilder kind, int start) {
        Name name = name(kind);
        List<StatementPart> parts = new ArrayList<>();
        parts.add(target(name));
        cursor.acceptAll("IF", "NOT", "EXISTS");
        if (cursor.at("(") && !grammar.primaries.startsQuery(1)) {
            columns(parts);
        }
        while (!cursor.at(";") && !cursor.atEnd() && !cursor.at("->>")) {
            clause(parts);
        }
        return new Statement.Ddl(kind.toString(), name, parts, cursor.since(start));
    }

    private void clause(List<StatementPart> parts) {
        if (cursor.at("AS")
                && (grammar.primaries.startsQuery(1)
                        || queryWord(cursor.ahead(1).word()))) {
            cursor.next();
            parts.add(new StatementPart.Rows(grammar.queries.parse()));
        } else if (cursor.at("SELECT") || cursor.at("WITH") && withStartsQuery()) {
            parts.add(new StatementPart.Rows(grammar.queries.parse()));
        } else if (cursor.at("(") && grammar.primaries.startsQuery(1)) {
            parts.add(new StatementPart.Rows(grammar.queries.parse()));
        } else if (cursor.at("CLONE") || cursor.at("LIKE")) {
            cursor.next();
            parts.add(input());
        } else if (cursor.accept("USING", "TEMPLATE")) {
            parts.add(grammar.changes.clause("TEMPLATE"));
        } else {
            property(parts);
        }
    }

    private boolean withStartsQuery() {
        String third = cursor.ahead(2).word();
        return third.equals("AS")
                || third.equals("(")
                        && !cursor.ahead(1).word().equals("TAG")
                        && !cursor.ahead(1).word().equals("CONTACT");
    }

    private static boolean queryWord(String word) {
        return word.equals("(") || word.equals("VALUES") || word.equals("TABLE") || word.equals("FROM");
    }

    /** A table that is read as a whole. */
    StatementPart.Input input() {
        int start = cursor.position();
        TableExpr table = grammar.changes.table(false);
        table = cursor.atAny("AT", "BEFORE") ? grammar.suffixes.parse(table, start) : table;
        return new StatementPart.Input(new QueryPart.From(table, List.of(), cursor.since(start)));
    }

    private void columns(List<StatementPart> parts) {
        cursor.expect("(");
        while (!cursor.at(")")) {
            int start = cursor.position();
            if (cursor.at("LIKE") && cursor.ahead(1).type() == Type.WORD) {
                cursor.next();
                parts.add(input());
            } else if (cursor.atIdentifier() && !constraint()) {
                Ident name = cursor.ident(cursor.next());
                String type = cursor.atIdentifier() && !columnWord() ? grammar.types.parse() : "";
                cursor.skipTo(",");
                parts.add(new StatementPart.ColumnDefinition(name, type, null, cursor.since(start)));
            } else {
                cursor.skipTo(",");
            }
            if (!cursor.accept(",")) {
                break;
            }
        }
        cursor.expect(")");
    }

    private boolean constraint() {
        String next = cursor.ahead(1).word();
        return cursor.at("CONSTRAINT")
                || cursor.atAny("PRIMARY", "FOREIGN") && next.equals("KEY")
                || cursor.atAny("UNIQUE", "CHECK", "INDEX", "LIKE") && !next.isEmpty()
                || cursor.at("UNIQUE", "(");
    }

    private boolean columnWord() {
        return cursor.atAny(
                "COMMENT", "NOT", "NULL", "AS", "WITH", "MASKING", "TAG", "DEFAULT", "OPTIONS", "PROJECTION");
    }

    private Statement stream(StringBuilder kind, int start) {
        Name name = name(kind);
        List<StatementPart> parts = new ArrayList<>();
        parts.add(target(name));
        while (!cursor.at(";") && !cursor.atEnd()) {
            if (cursor.accept("CLONE")) {
                parts.add(input());
            } else if (cursor.at("ON") && cursor.ahead(1).type() == Type.WORD) {
                cursor.next();
                on(parts);
            } else {
                property(parts);
            }
        }
        return new Statement.Ddl(kind.toString(), name, parts, cursor.since(start));
    }

    /** {@code ON TABLE t}, {@code ON EXTERNAL TABLE t}, {@code ON STAGE s}. */
    private void on(List<StatementPart> parts) {
        boolean stage = false;
        do {
            stage |= cursor.at("STAGE");
            cursor.next();
        } while (cursor.atAny("TABLE", "VIEW", "STAGE") && cursor.ahead(1).type() != Type.END);
        if (stage) {
            int start = cursor.position();
            Name name = grammar.tables.name();
            TableExpr files = new TableExpr.Stage(name.toString(), List.of(), null, name.span());
            parts.add(new StatementPart.Input(new QueryPart.From(files, List.of(), cursor.since(start))));
        } else {
            parts.add(input());
        }
    }

    private Statement task(StringBuilder kind, int start) {
        Name name = name(kind);
        List<StatementPart> parts = new ArrayList<>();
        while (!cursor.at(";") && !cursor.atEnd()) {
            if (cursor.accept("EXECUTE", "AS")) {
                cursor.next();
            } else if (cursor.accept("IF")) {
                condition(parts);
            } else if (cursor.accept("WHEN")) {
                parts.add(grammar.changes.clause("WHEN"));
            } else if (cursor.at("AS") || cursor.at("THEN")) {
                cursor.next();
                parts.add(new StatementPart.Body(grammar.scripts.statement()));
            } else {
                property(parts);
            }
        }
        return new Statement.Ddl(kind.toString(), name, parts, cursor.since(start));
    }

    /** The {@code IF (EXISTS (…))} of an alert. */
    private void condition(List<StatementPart> parts) {
        int start = cursor.position();
        if (cursor.at("(") && cursor.ahead(1).word().equals("EXISTS")) {
            parts.add(grammar.changes.clause("IF"));
            return;
        }
        cursor.expect("(");
        parts.add(new StatementPart.Body(grammar.statements.parse()));
        cursor.expect(")");
        cursor.since(start);
    }

    private Statement pipe(StringBuilder kind, int start) {
        Name name = name(kind);
        List<StatementPart> parts = new ArrayList<>();
        while (!cursor.at(";") && !cursor.atEnd()) {
            if (cursor.accept("AS")) {
                parts.add(new StatementPart.Body(grammar.statements.parse()));
            } else {
                property(parts);
            }
        }
        return new Statement.Ddl(kind.toString(), name, parts, cursor.since(start));
    }

    /** Properties up to the statement's end. */
    void properties(List<StatementPart> parts) {
        while (!cursor.at(";") && !cursor.atEnd() && !cursor.at(")") && !cursor.at("->>")) {
            property(parts);
        }
    }

    /** {@code NAME = value}, {@code NAME (…)}, or one word of a clause that names no table. */
    void property(List<StatementPart> parts) {
        int start = cursor.position();
        Token first = cursor.token();
        if (cursor.at("(")) {
            cursor.skipGroup();
            return;
        }
        if (cursor.at(")")) {
            throw cursor.expected("a clause or the end of the statement (';')");
        }
        cursor.next();
        if (first.type() != Type.WORD || !cursor.accept("=")) {
            return;
        }
        int value = cursor.position();
        if (cursor.at("(")) {
            cursor.skipGroup();
        } else {
            cursor.next();
            while (cursor.accept(".")) {
                cursor.next();
            }
        }
        String text = cursor.since(value).of(cursor.sql());
        parts.add(new StatementPart.Property(first.word(), text, cursor.since(start)));
    }
}
