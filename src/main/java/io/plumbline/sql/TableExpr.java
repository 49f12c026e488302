package io.plumbline.sql;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What stands where a table may stand. */
public sealed interface TableExpr extends Node {

    /** The name it is called by in its query, and new names of its columns (empty where they keep theirs). */
    record Alias(Ident name, List<Ident> columns) {
        public Alias {
            columns = List.copyOf(columns);
        }
    }

    @Nullable
    Alias alias();

    /** {@code AT(…)}, {@code SAMPLE (…)}, {@code CHANGES(…)}: the word and what stands in its parentheses. */
    record Modifier(String word, List<Expr> arguments) {
        public Modifier {
            arguments = List.copyOf(arguments);
        }
    }

    /** A table, view or common table expression by its name. */
    record Table(Name name, @Nullable Alias alias, List<Modifier> modifiers, Span span) implements TableExpr {
        public Table {
            modifiers = List.copyOf(modifiers);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            modifiers.forEach(m -> Node.each(visit, m.arguments()));
        }
    }

    /** A table whose name only the run knows: {@code IDENTIFIER($v)}, {@code $1}. */
    record Dynamic(Expr name, @Nullable Alias alias, Span span) implements TableExpr {
        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(name);
        }
    }

    /** A query in parentheses. */
    record Derived(Query query, boolean lateral, @Nullable Alias alias, Span span) implements TableExpr {
        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(query);
        }
    }

    /** A table function: {@code TABLE(f(…))}, {@code LATERAL FLATTEN(…)}, {@code UNNEST(…)}. */
    record Function(Expr call, boolean lateral, @Nullable Alias alias, Span span) implements TableExpr {
        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(call);
        }
    }

    /** Files of a stage; {@code path} as written. */
    record Stage(String path, List<Expr> options, @Nullable Alias alias, Span span) implements TableExpr {
        public Stage {
            options = List.copyOf(options);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            Node.each(visit, options);
        }
    }

    /** Joins in parentheses. */
    record Joined(QueryPart.From from, @Nullable Alias alias, Span span) implements TableExpr {
        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(from);
        }
    }

    /**
     * {@code PIVOT} and {@code UNPIVOT}.
     *
     * @param aggregates the aggregate calls of a pivot; empty for an unpivot
     * @param columns the pivot's columns; for an unpivot the new name column last, the new value columns before it
     * @param values the values of {@code IN}: literals of a pivot, columns of an unpivot, a subquery or nothing for ANY
     */
    record Pivot(
            TableExpr input,
            boolean unpivot,
            List<SelectItem> aggregates,
            List<Expr> columns,
            List<SelectItem> values,
            @Nullable Alias alias,
            Span span)
            implements TableExpr {
        public Pivot {
            aggregates = List.copyOf(aggregates);
            columns = List.copyOf(columns);
            values = List.copyOf(values);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(input);
            Node.each(visit, aggregates);
            Node.each(visit, columns);
            Node.each(visit, values);
        }
    }

    /** {@code MATCH_RECOGNIZE}; {@code allRows} where every row of a match comes out with all its columns. */
    record Match(
            TableExpr input,
            List<Expr> partitionBy,
            List<QueryPart.SortKey> orderBy,
            List<SelectItem> measures,
            boolean allRows,
            List<SelectItem> defines,
            @Nullable Alias alias,
            Span span)
            implements TableExpr {
        public Match {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
            measures = List.copyOf(measures);
            defines = List.copyOf(defines);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(input);
            Node.each(visit, partitionBy);
            Node.each(visit, orderBy);
            Node.each(visit, measures);
            Node.each(visit, defines);
        }
    }
}
