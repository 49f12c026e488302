package io.plumbline.sql;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A part of a query that is neither an expression nor a table. */
public sealed interface QueryPart extends Node {

    /** A common table expression. */
    record Cte(Ident name, List<Ident> columns, Query query, Span span) implements QueryPart {
        public Cte {
            columns = List.copyOf(columns);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(query);
        }
    }

    /** A key of {@code ORDER BY}; {@code nulls} is {@code FIRST}, {@code LAST} or empty. */
    record SortKey(Expr expr, boolean descending, String nulls, Span span) implements QueryPart {
        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(expr);
        }
    }

    /**
     * The frame of a window.
     *
     * @param unit {@code ROWS}, {@code RANGE} or {@code GROUPS}
     * @param start {@code UNBOUNDED PRECEDING}, {@code CURRENT ROW}, {@code PRECEDING} or {@code FOLLOWING}
     * @param end like {@code start}; empty where only a start is given
     * @param offsets the numbers before {@code PRECEDING} and {@code FOLLOWING}
     */
    record Frame(String unit, String start, String end, List<Expr> offsets, Span span) implements QueryPart {
        public Frame {
            offsets = List.copyOf(offsets);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            Node.each(visit, offsets);
        }
    }

    /** A window of {@code OVER} or of the {@code WINDOW} clause; {@code name} is the one it is called or refers to. */
    record Window(
            @Nullable Ident name,
            List<Expr> partitionBy,
            List<SortKey> orderBy,
            @Nullable Frame frame,
            Span span) implements QueryPart {
        public Window {
            partitionBy = List.copyOf(partitionBy);
            orderBy = List.copyOf(orderBy);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            Node.each(visit, partitionBy);
            Node.each(visit, orderBy);
            Node.each(visit, frame);
        }
    }

    /** {@code GROUP BY}; {@code all} for {@code GROUP BY ALL}. */
    record GroupBy(boolean all, List<Expr> keys, Span span) implements QueryPart {
        public GroupBy {
            keys = List.copyOf(keys);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            Node.each(visit, keys);
        }
    }

    /** How two tables are joined. */
    enum JoinKind {
        INNER,
        LEFT,
        RIGHT,
        FULL,
        CROSS,
        /** A comma between tables. */
        COMMA,
        ASOF,
        SEMI,
        ANTI,
        POSITIONAL
    }

    /** {@code FROM}: the first table and what is joined to it, from left to right. */
    record From(TableExpr first, List<Join> joins, Span span) implements QueryPart {
        public From {
            joins = List.copyOf(joins);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(first);
            Node.each(visit, joins);
        }
    }

    /**
     * One join.
     *
     * @param on the condition, null where there is none
     * @param match the condition of {@code MATCH_CONDITION}
     */
    record Join(
            JoinKind kind,
            boolean natural,
            TableExpr right,
            @Nullable Expr on,
            List<Ident> using,
            @Nullable Expr match,
            Span span)
            implements QueryPart {
        public Join {
            using = List.copyOf(using);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(right);
            Node.each(visit, match);
            Node.each(visit, on);
        }
    }
}
