package io.plumbline.sql;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One statement. Its {@link #kind()} is stable: {@code SELECT}, {@code MERGE}, {@code CREATE DYNAMIC TABLE} … */
public sealed interface Statement extends Node {

    /** The words that say what it does, upper case. */
    String kind();

    /** A query. */
    record Read(Query query) implements Statement {
        @Override
        public String kind() {
            return "SELECT";
        }

        @Override
        public Span span() {
            return query.span();
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(query);
        }
    }

    /** {@code EXPLAIN}; {@code runs} for {@code EXPLAIN ANALYZE}, which runs what it explains. */
    record Explain(Statement statement, boolean runs, Span span) implements Statement {
        @Override
        public String kind() {
            return "EXPLAIN";
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(statement);
        }
    }

    /** {@code INSERT}; several targets for a multi-table insert. Parts hold targets, conditions and the query. */
    record Dml(String kind, List<StatementPart> parts, Span span) implements Statement {
        public Dml {
            parts = List.copyOf(parts);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            Node.each(visit, parts);
        }
    }

    /** {@code CREATE}, {@code ALTER}, {@code DROP} … of an object; {@code kind} is {@code CREATE TABLE} … */
    record Ddl(String kind, @Nullable Name object, List<StatementPart> parts, Span span) implements Statement {
        public Ddl {
            parts = List.copyOf(parts);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            Node.each(visit, object);
            Node.each(visit, parts);
        }
    }

    /** A statement known by its first words and not taken apart: {@code GRANT}, {@code SHOW}, {@code USE} … */
    record Command(String kind, List<StatementPart> parts, Span span) implements Statement {
        public Command {
            parts = List.copyOf(parts);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            Node.each(visit, parts);
        }
    }

    /** A Snowflake Scripting block, or a flow of statements joined by {@code ->>}. */
    record Script(String kind, List<StatementPart> parts, List<Statement> statements, Span span) implements Statement {
        public Script {
            parts = List.copyOf(parts);
            statements = List.copyOf(statements);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            Node.each(visit, parts);
            Node.each(visit, statements);
        }
    }

    /** A statement that could not be read; its problems say why. */
    record Unread(String kind, Span span) implements Statement {
        @Override
        public void eachChild(Consumer<? super Node> visit) {}
    }
}
