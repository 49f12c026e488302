package io.plumbline.parse.jinja;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Expressions that reach into a value or call it. */
final class Access {

    private Access() {}

    /** {@code a.b}: the attribute, else the item. */
    record Attribute(Expression owner, String name, int line) implements Expression {

        @Override
        public @Nullable Object eval(Frame frame) {
            return Members.attribute(owner.eval(frame), name, frame.lenient());
        }

        @Override
        public void children(Consumer<Node> visit) {
            visit.accept(owner);
        }
    }

    /** {@code a[b]}: the item, else the attribute. */
    record Item(Expression owner, Expression key, int line) implements Expression {

        @Override
        public @Nullable Object eval(Frame frame) {
            Object value = owner.eval(frame);
            if (key instanceof Slice slice) {
                return slice.of(value, frame);
            }
            return Members.item(value, key.eval(frame), frame.lenient());
        }

        @Override
        public void children(Consumer<Node> visit) {
            visit.accept(owner);
            visit.accept(key);
        }
    }

    /** {@code start:stop:step} in brackets. */
    record Slice(
            @Nullable Expression start,
            @Nullable Expression stop,
            @Nullable Expression step,
            int line) implements Expression {

        @Override
        public @Nullable Object eval(Frame frame) {
            throw new Fault("a slice is no value");
        }

        @Nullable
        Object of(@Nullable Object value, Frame frame) {
            if (value instanceof Undefined undefined) {
                return undefined.child("slice");
            }
            Integer from = bound(start, frame);
            Integer to = bound(stop, frame);
            Integer by = bound(step, frame);
            return Slicing.slice(value, from, to, by == null ? 1 : by, frame);
        }

        private static @Nullable Integer bound(@Nullable Expression expression, Frame frame) {
            Object value = expression == null ? null : expression.eval(frame);
            return value == null ? null : Numbers.index(value, "slice indices");
        }

        @Override
        public void children(Consumer<Node> visit) {
            for (Expression part : new @Nullable Expression[] {start, stop, step}) {
                if (part != null) {
                    visit.accept(part);
                }
            }
        }
    }

    /** {@code f(x)}. */
    record Call(Expression callee, Arguments arguments, int line) implements Expression {

        @Override
        public @Nullable Object eval(Frame frame) {
            return eval(frame, null);
        }

        @Nullable
        Object eval(Frame frame, @Nullable Object caller) {
            frame.meter().step();
            if (callee instanceof Attribute attribute) {
                return method(attribute, frame, caller);
            }
            Object value = callee.eval(frame);
            return Members.call(value, arguments.evaluate(frame, line, caller));
        }

        /** A method call, without making a value of the method first. */
        private @Nullable Object method(Attribute attribute, Frame frame, @Nullable Object caller) {
            Object owner = attribute.owner().eval(frame);
            if (!(owner instanceof JinjaObject) && Methods.has(owner, attribute.name())) {
                return Methods.call(owner, attribute.name(), arguments.evaluate(frame, line, caller));
            }
            Object value = Members.attribute(owner, attribute.name(), frame.lenient());
            return Members.call(value, arguments.evaluate(frame, line, caller));
        }

        @Override
        public void children(Consumer<Node> visit) {
            visit.accept(callee);
            arguments.children(visit);
        }
    }

    /** {@code x | f(y)}. */
    record Filtered(Expression input, String filter, Arguments arguments, int line) implements Expression {

        @Override
        public @Nullable Object eval(Frame frame) {
            return apply(input.eval(frame), filter, arguments, line, frame);
        }

        static @Nullable Object apply(
                @Nullable Object value, String filter, Arguments arguments, int line, Frame frame) {
            frame.meter().step();
            return Filters.apply(filter, value, arguments.evaluate(frame, line));
        }

        @Override
        public void children(Consumer<Node> visit) {
            visit.accept(input);
            arguments.children(visit);
        }
    }

    /** {@code x is t(y)}. */
    record Tested(Expression input, String test, Arguments arguments, int line) implements Expression {

        @Override
        public Object eval(Frame frame) {
            return Tests.holds(test, input.eval(frame), arguments.evaluate(frame, line));
        }

        @Override
        public void children(Consumer<Node> visit) {
            visit.accept(input);
            arguments.children(visit);
        }
    }
}
