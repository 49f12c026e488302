package io.plumbline.sql.parser;

import io.plumbline.sql.Expr;
import io.plumbline.sql.Query;
import io.plumbline.sql.QueryPart;
import io.plumbline.sql.Span;
import io.plumbline.sql.Statement;
import io.plumbline.sql.StatementPart;
import io.plumbline.sql.Token;
import java.util.ArrayList;
import java.util.List;

/** Tells statements apart by their first words. */
final class Statements {

    private final Grammar grammar;
    private final Cursor cursor;

    Statements(Grammar grammar) {
        this.grammar = grammar;
        this.cursor = grammar.cursor;
    }

    /** The statement at the cursor. Where it cannot be read, its rest is skipped and a problem says why. */
    Statement recovering() {
        int start = cursor.position();
        int depth = cursor.depth();
        String first = cursor.token().word();
        try {
            Statement statement = flow();
            if (!cursor.at(";") && !cursor.atEnd()) {
                throw cursor.expected("the end of the statement (';')");
            }
            return statement;
        } catch (ParseFailure failure) {
            cursor.recover(failure, depth);
            skip();
            return new Statement.Unread(first.isEmpty() ? "UNKNOWN" : first, cursor.since(start));
        }
    }

    /** Skips to the end of the statement, whatever stands there. */
    private void skip() {
        while (!cursor.at(";") && !cursor.atEnd()) {
            cursor.next();
        }
    }

    /** A statement, and those that {@code ->>} feeds with its result. */
    private Statement flow() {
        int start = cursor.position();
        Statement first = parse();
        if (!cursor.at("->>")) {
            return first;
        }
        List<Statement> statements = new ArrayList<>(List.of(first));
        while (cursor.accept("->>")) {
            statements.add(parse());
        }
        return new Statement.Script("FLOW", List.of(), statements, cursor.since(start));
    }

    Statement parse() {
        cursor.enter();
        Statement statement = dispatch();
        cursor.leave();
        return statement;
    }

    private Statement dispatch() {
        Token token = cursor.token();
        return switch (token.word()) {
            case "SELECT", "VALUES", "(", "FROM", "TABLE" -> new Statement.Read(grammar.queries.parse());
            case "WITH" -> with();
            case "EXPLAIN" -> explain();
            case "INSERT" -> grammar.inserts.parse(List.of());
            case "UPDATE" -> grammar.changes.update(List.of());
            case "DELETE" -> grammar.changes.delete(List.of());
            case "MERGE" -> grammar.merges.parse(List.of());
            case "COPY" -> grammar.copies.parse();
            case "CREATE" -> grammar.creates.parse();
            case "BEGIN", "DECLARE" -> grammar.scripts.blockOrTransaction();
            case "<" -> grammar.scripts.labelled();
            default -> grammar.commands.parse();
        };
    }

    /** {@code WITH … SELECT}, and the changes that some dialects allow after it. */
    private Statement with() {
        int start = cursor.position();
        Query query = null;
        int ahead = cursor.position();
        cursor.next();
        cursor.accept("RECURSIVE");
        List<QueryPart.Cte> ctes = changesFollow(ahead) ? grammar.queries.ctes() : List.of();
        if (ctes.isEmpty()) {
            cursor.reset(start);
            query = grammar.queries.parse();
            return new Statement.Read(query);
        }
        return switch (cursor.token().word()) {
            case "INSERT" -> grammar.inserts.parse(ctes);
            case "UPDATE" -> grammar.changes.update(ctes);
            case "DELETE" -> grammar.changes.delete(ctes);
            case "MERGE" -> grammar.merges.parse(ctes);
            default -> throw cursor.expected("SELECT, INSERT, UPDATE, DELETE or MERGE");
        };
    }

    /** Looks past the common table expressions for a change; the cursor comes back to where it was. */
    private boolean changesFollow(int start) {
        int here = cursor.position();
        cursor.skipTo("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES", "FROM");
        boolean changes = cursor.atAny("INSERT", "UPDATE", "DELETE", "MERGE");
        cursor.reset(Math.max(here, start));
        return changes;
    }

    private Statement explain() {
        int start = cursor.position();
        cursor.next();
        boolean runs = false;
        while (cursor.atAny(
                "USING",
                "TABULAR",
                "JSON",
                "TEXT",
                "ANALYZE",
                "VERBOSE",
                "EXTENDED",
                "FORMATTED",
                "COST",
                "PLAN",
                "FOR",
                "CODEGEN",
                "ANALYSE")) {
            runs |= cursor.next().word().startsWith("ANALY");
        }
        if (cursor.at("(")
                && !grammar.primaries.startsQuery(1)
                && !cursor.ahead(1).word().equals("(")) {
            runs |= cursor.ahead(1).word().startsWith("ANALY");
            cursor.skipGroup();
        }
        return new Statement.Explain(parse(), runs, cursor.since(start));
    }

    /** The statements inside a text that another statement holds: {@code AS $$ … $$}, {@code EXECUTE IMMEDIATE '…'}. */
    List<Statement> nested(Token literal) {
        String text = literal.value();
        Cursor inner = innerCursor(literal, text);
        List<Statement> found = new Grammar(inner).all();
        cursor.problems().addAll(inner.problems());
        return found;
    }

    /** The expression or query inside a text: a function's body. */
    Expr nestedExpression(Token literal) {
        Cursor inner = innerCursor(literal, literal.value());
        Grammar other = new Grammar(inner);
        int depth = inner.depth();
        Expr body;
        try {
            int start = inner.position();
            body = other.primaries.startsQuery(0)
                    ? new Expr.Subquery(other.queries.parse(), "", inner.since(start))
                    : other.expressions.parse();
            inner.accept(";");
            if (!inner.atEnd()) {
                throw inner.expected("the end of the body");
            }
        } catch (ParseFailure failure) {
            inner.recover(failure, depth);
            body = new Expr.Broken(literal.span());
        }
        cursor.problems().addAll(inner.problems());
        return body;
    }

    private Cursor innerCursor(Token literal, String text) {
        Span outer = literal.span();
        String written = literal.text();
        int prefix = written.indexOf(text);
        if (!text.isEmpty() && prefix >= 0 && prefix <= 32) {
            Span range = new Span(
                    outer.start() + prefix,
                    outer.start() + prefix + text.length(),
                    outer.line(),
                    outer.column() + prefix,
                    outer.endLine());
            return new Cursor(
                    cursor.sql(),
                    Lexer.tokens(cursor.sql(), range, cursor.dialect()),
                    cursor.dialect(),
                    cursor.depth());
        }
        List<Token> tokens = new ArrayList<>();
        for (Token token : Lexer.tokens(text, cursor.dialect())) {
            tokens.add(new Token(token.type(), token.text(), token.word(), outer));
        }
        return new Cursor(text, tokens, cursor.dialect(), cursor.depth());
    }

    /** The common table expressions before a change, as parts of it. */
    static List<StatementPart> parts(List<QueryPart.Cte> ctes) {
        List<StatementPart> parts = new ArrayList<>();
        ctes.forEach(cte -> parts.add(new StatementPart.Common(cte)));
        return parts;
    }
}
