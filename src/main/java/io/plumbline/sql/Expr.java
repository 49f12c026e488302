package io.plumbline.sql;

import io.plumbline.sql.QueryPart.Window;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An expression. Chains of operators of one precedence are one flat {@link Operation}. */
public sealed interface Expr extends Node {

    /** What a literal is. */
    enum LiteralKind {
        STRING,
        NUMBER,
        BOOLEAN,
        NULL,
        /** A string with a type before it: {@code DATE '2020-01-01'}. */
        TYPED,
        /** A word of a function's own syntax: the {@code day} of {@code datediff(day, a, b)}. */
        WORD
    }

    /** A constant; {@code text} is its value without quotes. */
    record Literal(LiteralKind kind, String text, Span span) implements Expr {
        @Override
        public void eachChild(Consumer<? super Node> visit) {}
    }

    /** A column, perhaps qualified; also what looks like one: a function without parentheses, a field of a struct. */
    record ColumnRef(Name name) implements Expr {
        @Override
        public Span span() {
            return name.span();
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {}
    }

    /** A new name of a column in {@code * RENAME}. */
    record Rename(Ident from, Ident to) {}

    /**
     * {@code *} or {@code t.*}.
     *
     * @param excluded columns left out
     * @param replaced columns computed anew, named by their alias
     * @param ilike pattern that a column's name must match, null where there is none
     */
    record Star(
            @Nullable Name qualifier,
            List<Ident> excluded,
            List<SelectItem> replaced,
            List<Rename> renamed,
            @Nullable String ilike,
            Span span)
            implements Expr {
        public Star {
            excluded = List.copyOf(excluded);
            replaced = List.copyOf(replaced);
            renamed = List.copyOf(renamed);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            Node.each(visit, replaced);
        }
    }

    /** {@code $1}, {@code $name}, {@code :bind}, {@code ?}; {@code text} as written. */
    record Variable(String text, Span span) implements Expr {
        @Override
        public void eachChild(Consumer<? super Node> visit) {}
    }

    /** {@code @stage/path} as a value. */
    record StagePath(String text, Span span) implements Expr {
        @Override
        public void eachChild(Consumer<? super Node> visit) {}
    }

    /** An argument, named with {@code =>} or by an alias where {@code name} is given. */
    record Argument(@Nullable Ident name, Expr value) {}

    /**
     * A function call.
     *
     * @param orderBy the order inside the parentheses or of {@code WITHIN GROUP}
     * @param nulls {@code IGNORE NULLS}, {@code RESPECT NULLS} or empty
     */
    record Call(
            Name function,
            List<Argument> arguments,
            boolean distinct,
            List<QueryPart.SortKey> orderBy,
            @Nullable Expr filter,
            String nulls,
            @Nullable Window over,
            Span span)
            implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
            orderBy = List.copyOf(orderBy);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            arguments.forEach(a -> visit.accept(a.value()));
            Node.each(visit, orderBy);
            Node.each(visit, filter);
            Node.each(visit, over);
        }
    }

    /** {@code a op b op c …} of one precedence; there is one operator fewer than operands. Words are upper case. */
    record Operation(List<Expr> operands, List<String> operators, Span span) implements Expr {
        public Operation {
            operands = List.copyOf(operands);
            operators = List.copyOf(operators);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            Node.each(visit, operands);
        }
    }

    /** An operator before its operand: {@code NOT}, {@code -}, {@code PRIOR} …, or after it: {@code (+)}. */
    record Unary(String operator, Expr operand, Span span) implements Expr {
        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(operand);
        }
    }

    /**
     * A conversion.
     *
     * @param type the type as written, words in upper case, one space between tokens
     * @param safe whether it gives null where the value does not convert
     */
    record Cast(Expr operand, String type, boolean safe, Span span) implements Expr {
        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(operand);
        }
    }

    /** A branch of a {@code CASE}. */
    record When(Expr condition, Expr result) {}

    /** {@code CASE}. */
    record Case(
            @Nullable Expr operand,
            List<When> whens,
            @Nullable Expr otherwise,
            Span span) implements Expr {
        public Case {
            whens = List.copyOf(whens);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            Node.each(visit, operand);
            whens.forEach(w -> {
                visit.accept(w.condition());
                visit.accept(w.result());
            });
            Node.each(visit, otherwise);
        }
    }

    /**
     * A predicate with words: {@code operator} is {@code IN}, {@code BETWEEN}, {@code LIKE}, {@code ILIKE ANY},
     * {@code IS NULL}, {@code IS DISTINCT FROM} … without its {@code NOT}.
     */
    record Predicate(Expr operand, String operator, boolean negated, List<Expr> arguments, Span span) implements Expr {
        public Predicate {
            arguments = List.copyOf(arguments);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(operand);
            Node.each(visit, arguments);
        }
    }

    /** A query as a value; {@code use} is empty, {@code EXISTS}, {@code ANY}, {@code ALL}, {@code ARRAY} … */
    record Subquery(Query query, String use, Span span) implements Expr {
        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(query);
        }
    }

    /** One step into a value: a field, or an index, or neither for a slice's open end. */
    record Step(@Nullable Ident field, List<Expr> index) {
        public Step {
            index = List.copyOf(index);
        }
    }

    /** {@code v:a.b[0]}: steps into semi-structured data, an array or a struct. */
    record Path(Expr operand, List<Step> steps, Span span) implements Expr {
        public Path {
            steps = List.copyOf(steps);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(operand);
            steps.forEach(step -> Node.each(visit, step.index()));
        }
    }

    /** {@code [a, b]}, {@code (a, b)}, {@code {'k': v}}; {@code kind} is {@code ARRAY}, {@code TUPLE}, {@code OBJECT}. */
    record Group(String kind, List<Expr> elements, Span span) implements Expr {
        public Group {
            elements = List.copyOf(elements);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            Node.each(visit, elements);
        }
    }

    /** {@code INTERVAL '1 day'}, {@code INTERVAL 1 DAY}. */
    record Interval(Expr value, String unit, Span span) implements Expr {
        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(value);
        }
    }

    /** {@code x -> body}. */
    record Lambda(List<Ident> parameters, Expr body, Span span) implements Expr {
        public Lambda {
            parameters = List.copyOf(parameters);
        }

        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(body);
        }
    }

    /** {@code TABLE(t)} and the like as an argument. */
    record TableValue(TableExpr table, Span span) implements Expr {
        @Override
        public void eachChild(Consumer<? super Node> visit) {
            visit.accept(table);
        }
    }

    /** What could not be read; the statement's problems say why. */
    record Broken(Span span) implements Expr {
        @Override
        public void eachChild(Consumer<? super Node> visit) {}
    }

    /** The parts of a condition that must all hold. */
    static List<Expr> conjuncts(@Nullable Expr condition) {
        List<Expr> found = new ArrayList<>();
        Deque<Expr> open = new ArrayDeque<>();
        if (condition != null) {
            open.add(condition);
        }
        while (!open.isEmpty()) {
            Expr expr = plain(open.pop());
            if (expr instanceof Expr.Operation operation
                    && operation.operators().stream().allMatch("AND"::equals)) {
                for (int i = operation.operands().size() - 1; i >= 0; i--) {
                    open.push(operation.operands().get(i));
                }
            } else {
                found.add(expr);
            }
        }
        return found;
    }

    /** The expression inside parentheses around one value. */
    static Expr plain(Expr expr) {
        Expr at = expr;
        while (at instanceof Expr.Group group
                && group.kind().equals("TUPLE")
                && group.elements().size() == 1) {
            at = group.elements().get(0);
        }
        return at;
    }
}
