package io.plumbline.sql.parser;

import io.plumbline.sql.Dialect;
import io.plumbline.sql.Problem;
import io.plumbline.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The parts of the parser, which call each other. One per text; not safe for concurrent use. */
public final class Grammar {

    final Cursor cursor;
    final Expressions expressions;
    final Primaries primaries;
    final Predicates predicates;
    final Calls calls;
    final Stars stars;
    final Typed typed;
    final Types types;
    final Windows windows;
    final Queries queries;
    final Selects selects;
    final Froms froms;
    final Tables tables;
    final TableSuffixes suffixes;
    final Statements statements;
    final Inserts inserts;
    final Changes changes;
    final Merges merges;
    final Copies copies;
    final Creates creates;
    final Routines routines;
    final Commands commands;
    final Scripts scripts;
    final Flow flow;

    Grammar(Cursor cursor) {
        this.cursor = cursor;
        this.expressions = new Expressions(this);
        this.primaries = new Primaries(this);
        this.predicates = new Predicates(this);
        this.calls = new Calls(this);
        this.stars = new Stars(this);
        this.typed = new Typed(this);
        this.types = new Types(this);
        this.windows = new Windows(this);
        this.queries = new Queries(this);
        this.selects = new Selects(this);
        this.froms = new Froms(this);
        this.tables = new Tables(this);
        this.suffixes = new TableSuffixes(this);
        this.statements = new Statements(this);
        this.inserts = new Inserts(this);
        this.changes = new Changes(this);
        this.merges = new Merges(this);
        this.copies = new Copies(this);
        this.creates = new Creates(this);
        this.routines = new Routines(this);
        this.commands = new Commands(this);
        this.scripts = new Scripts(this);
        this.flow = new Flow(this);
    }

    /** A grammar for a text. */
    public static Grammar of(String sql, Dialect dialect) {
        return new Grammar(new Cursor(sql, Lexer.tokens(sql, dialect), dialect, 0));
    }

    /** What could not be read so far. */
    public List<Problem> problems() {
        return cursor.problems();
    }

    /** The next statement, null at the end of the text. */
    public @Nullable Statement next() {
        while (cursor.accept(";")) {
            // an empty statement
        }
        if (cursor.atEnd()) {
            return null;
        }
        int start = cursor.position();
        try {
            return statements.recovering();
        } catch (StackOverflowError e) {
            return statements.tooDeep(start);
        }
    }

    List<Statement> all() {
        List<Statement> found = new ArrayList<>();
        for (Statement statement = next(); statement != null; statement = next()) {
            found.add(statement);
        }
        return found;
    }
}
