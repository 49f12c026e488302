package io.plumbline.sql;

import io.plumbline.sql.QueryPart.From;
import io.plumbline.sql.QueryPart.GroupBy;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What gives a query its rows. */
public sealed interface QueryBody extends Node {

    /**
     * A {@code SELECT}.
     *
     * @param top the number of rows of {@code TOP}
     * @param into the table of {@code SELECT … INTO}, null where there is none
     * @param groupBy null where there is none
     * @param lateralViews table functions of {@code LATERAL VIEW}
     */
    record Select(
            boolean distinct,
            List<Expr> distinctOn,
            @Nullable Expr top,
            List<SelectItem> items,
            @Nullable Name into,
            @Nullable From from,
            @Nullable Expr where,
            @Nullable GroupBy groupBy,
            @Nullable Expr having,
            @Nullable Expr qualify,
            List<QueryPart.Window> windows,
            List<Expr> hierarchy,
            Span span)
            implements QueryBody {
        public Select {
            distinctOn = List.copyOf(distinctOn);
            items = List.copyOf(items);
            windows = List.copyOf(windows);
            hierarchy = List.copyOf(hierarchy);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            Node.each(visit, distinctOn);
            Node.each(visit, top);
            Node.each(visit, items);
            Node.each(visit, from);
            Node.each(visit, where);
            Node.each(visit, hierarchy);
            Node.each(visit, groupBy);
            Node.each(visit, having);
            Node.each(visit, qualify);
            Node.each(visit, windows);
        }
    }

    /**
     * {@code UNION ALL}, {@code EXCEPT} … between operands, read from left to right.
     *
     * @param operators the words, upper case: {@code UNION ALL}; one fewer than operands
     */
    record SetOperation(List<QueryBody> operands, List<String> operators, Span span) implements QueryBody {
        public SetOperation {
            operands = List.copyOf(operands);
            operators = List.copyOf(operators);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            Node.each(visit, operands);
        }
    }

    /** {@code VALUES (…), (…)}. */
    record Values(List<Expr> rows, Span span) implements QueryBody {
        public Values {
            rows = List.copyOf(rows);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            Node.each(visit, rows);
        }
    }

    /** A query in parentheses. */
    record Nested(Query query, Span span) implements QueryBody {
        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(query);
        }
    }

    /** {@code TABLE t}, or {@code FROM t} without a select list: all columns. */
    record Whole(QueryPart.From from, Span span) implements QueryBody {
        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(from);
        }
    }
}
