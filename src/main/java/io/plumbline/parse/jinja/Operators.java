package io.plumbline.parse.jinja;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Expressions with operators. Chains of one rank are flat, so that a long one is not deep. */
final class Operators {

    private Operators() {}

    /** {@code a + b - c}: operators of one rank, from left to right. */
    record Chain(Expression first, List<String> operators, List<Expression> rest, int line) implements Expression {

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = first.eval(frame);
            for (int i = 0; i < rest.size(); i++) {
                value = Arithmetic.apply(operators.get(i), value, rest.get(i).eval(frame), frame.meter());
            }
            return value;
        }

        @Override
        public void children(Consumer<Node> visit) {
            visit.accept(first);
            rest.forEach(visit);
        }
    }

    /** {@code a ~ b}. */
    record Concat(List<Expression> parts, int line) implements Expression {

        @Override
        public Object eval(Frame frame) {
            StringBuilder out = new StringBuilder();
            for (Expression part : parts) {
                String text = Text.str(part.eval(frame));
                frame.meter().charge(text.length());
                out.append(text);
            }
            return out.toString();
        }

        @Override
        public void children(Consumer<Node> visit) {
            parts.forEach(visit);
        }
    }

    /** {@code a < b <= c}, {@code a in b}. */
    record Comparison(Expression first, List<String> operators, List<Expression> rest, int line) implements Expression {

        @Override
        public Object eval(Frame frame) {
            Object left = first.eval(frame);
            for (int i = 0; i < rest.size(); i++) {
                Object right = rest.get(i).eval(frame);
                if (!holds(operators.get(i), left, right)) {
                    return false;
                }
                left = right;
            }
            return true;
        }

        static boolean holds(String operator, @Nullable Object left, @Nullable Object right) {
            return switch (operator) {
                case "==" -> Values.equal(left, right);
                case "!=" -> !Values.equal(left, right);
                case "in" -> Values.contains(right, left);
                case "not in" -> !Values.contains(right, left);
                case "<" -> !unordered(left, right) && Values.compare(left, right, operator) < 0;
                case "<=" -> !unordered(left, right) && Values.compare(left, right, operator) <= 0;
                case ">" -> !unordered(left, right) && Values.compare(left, right, operator) > 0;
                default -> !unordered(left, right) && Values.compare(left, right, operator) >= 0;
            };
        }

        private static boolean unordered(@Nullable Object left, @Nullable Object right) {
            return left instanceof Double a && a.isNaN() && Numbers.is(right)
                    || right instanceof Double b && b.isNaN() && Numbers.is(left);
        }

        @Override
        public void children(Consumer<Node> visit) {
            visit.accept(first);
            rest.forEach(visit);
        }
    }

    /** {@code a and b}, {@code a or b}: the operand that decides. */
    record Logic(List<Expression> operands, boolean or, int line) implements Expression {

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = null;
            for (Expression operand : operands) {
                value = operand.eval(frame);
                if (Values.truthy(value) == or) {
                    return value;
                }
            }
            return value;
        }

        @Override
        public void children(Consumer<Node> visit) {
            operands.forEach(visit);
        }
    }

    /** {@code not a}. */
    record Not(Expression operand, int line) implements Expression {

        @Override
        public Object eval(Frame frame) {
            return !Values.truthy(operand.eval(frame));
        }

        @Override
        public void children(Consumer<Node> visit) {
            visit.accept(operand);
        }
    }

    /** {@code -a}, {@code +a}. */
    record Sign(Expression operand, boolean negative, int line) implements Expression {

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = operand.eval(frame);
            if (value instanceof Undefined undefined) {
                throw new Fault(undefined.reason());
            }
            if (value == null || !Numbers.is(value)) {
                throw new Fault(
                        "bad operand type for unary " + (negative ? "-" : "+") + ": '" + Values.typeName(value) + "'");
            }
            return negative ? Numbers.negate(value) : Numbers.add(value, 0L);
        }

        @Override
        public void children(Consumer<Node> visit) {
            visit.accept(operand);
        }
    }

    /** {@code a if condition else b}. */
    record Choice(
            Expression condition, Expression then, @Nullable Expression otherwise, int line) implements Expression {

        @Override
        public @Nullable Object eval(Frame frame) {
            if (Values.truthy(condition.eval(frame))) {
                return then.eval(frame);
            }
            if (otherwise != null) {
                return otherwise.eval(frame);
            }
            String reason =
                    "the inline if-expression on line " + line + " evaluated to false and no else section was defined.";
            return new Undefined("inline if", reason, frame.lenient());
        }

        @Override
        public void children(Consumer<Node> visit) {
            visit.accept(condition);
            visit.accept(then);
            if (otherwise != null) {
                visit.accept(otherwise);
            }
        }
    }
}
