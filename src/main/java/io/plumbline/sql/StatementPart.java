package io.plumbline.sql;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A part of a statement that is no query. */
public sealed interface StatementPart extends Node {

    /** A table the statement changes; {@code columns} are the ones it names. */
    record Target(TableExpr table, List<Ident> columns, Span span) implements StatementPart {
        public Target {
            columns = List.copyOf(columns);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(table);
        }
    }

    /** Tables the statement reads: {@code FROM}, {@code USING}, {@code CLONE}, {@code ON TABLE}. */
    record Input(QueryPart.From from) implements StatementPart {
        @Override
        public Span span() {
            return from.span();
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(from);
        }
    }

    /** A common table expression before a change. */
    record Common(QueryPart.Cte cte) implements StatementPart {
        @Override
        public Span span() {
            return cte.span();
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(cte);
        }
    }

    /** A query whose rows the statement takes. */
    record Rows(Query query) implements StatementPart {
        @Override
        public Span span() {
            return query.span();
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(query);
        }
    }

    /** {@code SET a = b}. */
    record Assignment(Name column, Expr value, Span span) implements StatementPart {
        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(value);
        }
    }

    /** {@code INSERT (a, b) VALUES (x, y)} of a merge; no columns where it names none. */
    record Inserted(List<Ident> columns, List<Expr> values, Span span) implements StatementPart {
        public Inserted {
            columns = List.copyOf(columns);
            values = List.copyOf(values);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            Node.each(visit, values);
        }
    }

    /** A condition or value with the word before it: {@code WHERE}, {@code ON}, {@code WHEN}, {@code VALUES} … */
    record Clause(String word, List<Expr> exprs, Span span) implements StatementPart {
        public Clause {
            exprs = List.copyOf(exprs);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            Node.each(visit, exprs);
        }
    }

    /** A column of a created table. */
    record ColumnDefinition(
            Ident name, String type, @Nullable Expr value, Span span) implements StatementPart {
        @Override
        public void eachChild(Consumer<? super Node> visit) {
            Node.each(visit, value);
        }
    }

    /** A property, {@code WAREHOUSE = wh}; {@code value} as written. */
    record Property(String name, String value, Span span) implements StatementPart {
        @Override
        public void eachChild(Consumer<? super Node> visit) {}
    }

    /** A statement inside: a task's or procedure's body. Its spans are those of the outer text. */
    record Body(Statement statement) implements StatementPart {
        @Override
        public Span span() {
            return statement.span();
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(statement);
        }
    }
}
