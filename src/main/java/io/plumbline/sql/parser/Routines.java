package io.plumbline.sql.parser;

import io.plumbline.sql.Name;
import io.plumbline.sql.Statement;
import io.plumbline.sql.StatementPart;
import io.plumbline.sql.Token;
import io.plumbline.sql.Token.Type;
import java.util.ArrayList;
import java.util.List;

/** {@code CREATE FUNCTION} and {@code CREATE PROCEDURE}; bodies written in SQL are read too. */
final class Routines {

    private final Grammar grammar;
    private final Cursor cursor;

    Routines(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    Statement parse(StringBuilder kind, int start) {
        boolean procedure = cursor.at("PROCEDURE");
        Name name = grammar.creates.name(kind);
        List<StatementPart> parts = new ArrayList<>();
        String language = "SQL";
        while (!cursor.at(";") && !cursor.atEnd()) {
            if (cursor.accept("LANGUAGE")) {
                language = cursor.next().value().toUpperCase(java.util.Locale.ROOT);
            } else if (cursor.accept("AS")) {
                body(parts, procedure, sql(language));
            } else if (cursor.at("RETURN") && !cursor.ahead(1).word().equals("NULL")) {
                cursor.next();
                parts.add(grammar.changes.clause("RETURN"));
            } else if (cursor.at("BEGIN")) {
                parts.add(new StatementPart.Body(grammar.scripts.blockOrTransaction()));
            } else {
                grammar.creates.property(parts);
            }
        }
        return new Statement.Ddl(kind.toString(), name, parts, cursor.since(start));
    }

    private static boolean sql(String language) {
        return language.equals("SQL") || language.equals("PLPGSQL");
    }

    private void body(List<StatementPart> parts, boolean procedure, boolean sql) {
        Token token = cursor.token();
        if (token.type() == Type.STRING) {
            cursor.next();
            if (!sql) {
                return;
            }
            if (procedure || scripted(token)) {
                grammar.statements.nested(token).forEach(s -> parts.add(new StatementPart.Body(s)));
            } else {
                parts.add(new StatementPart.Clause(
                        "RETURN", List.of(grammar.statements.nestedExpression(token)), token.span()));
            }
            return;
        }
        if (cursor.atAny("BEGIN", "DECLARE")) {
            parts.add(new StatementPart.Body(grammar.scripts.blockOrTransaction()));
        } else if (cursor.at("TABLE") && grammar.primaries.startsQuery(1)) {
            cursor.next();
            parts.add(new StatementPart.Rows(grammar.queries.parse()));
        } else if (grammar.primaries.startsQuery(0)) {
            parts.add(new StatementPart.Rows(grammar.queries.parse()));
        } else {
            parts.add(grammar.changes.clause("RETURN"));
        }
    }

    private boolean scripted(Token literal) {
        for (Token token : Lexer.tokens(literal.value(), cursor.dialect())) {
            if (token.type() != Type.COMMENT) {
                return switch (token.word()) {
                    case "BEGIN", "DECLARE", "INSERT", "UPDATE", "DELETE", "MERGE", "CREATE", "CALL" -> true;
                    default -> false;
                };
            }
        }
        return false;
    }
}
