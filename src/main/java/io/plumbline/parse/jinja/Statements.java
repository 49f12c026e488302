package io.plumbline.parse.jinja;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The statements without a file of their own. */
final class Statements {

    private Statements() {}

    /** Text outside the tags. */
    record Data(String text, int line) implements Statement {

        @Override
        public Flow run(Frame frame) {
            frame.sink().template(text, line);
            return Flow.NEXT;
        }
    }

    /** {@code {{ x }}}. */
    record Print(Expression value, int line) implements Statement {

        @Override
        public Flow run(Frame frame) {
            frame.sink().print(value.eval(frame), line);
            return Flow.NEXT;
        }

        @Override
        public void children(Consumer<Node> visit) {
            visit.accept(value);
        }
    }

    /** {@code do}. */
    record Do(Expression value, int line) implements Statement {

        @Override
        public Flow run(Frame frame) {
            value.eval(frame);
            return Flow.NEXT;
        }

        @Override
        public void children(Consumer<Node> visit) {
            visit.accept(value);
        }
    }

    /** {@code if} with its branches; the last condition is absent for else. */
    record If(List<Expression> conditions, List<Block> branches, int line) implements Statement {

        @Override
        public Flow run(Frame frame) {
            for (int i = 0; i < branches.size(); i++) {
                if (i >= conditions.size() || Values.truthy(conditions.get(i).eval(frame))) {
                    return branches.get(i).run(frame);
                }
            }
            return Flow.NEXT;
        }

        @Override
        public void children(Consumer<Node> visit) {
            for (int i = 0; i < branches.size(); i++) {
                if (i < conditions.size()) {
                    visit.accept(conditions.get(i));
                }
                visit.accept(branches.get(i));
            }
        }
    }

    /** {@code set a, b = x}. */
    record Assign(Target target, Expression value, int line) implements Statement {

        @Override
        public Flow run(Frame frame) {
            target.assign(value.eval(frame), frame);
            return Flow.NEXT;
        }

        @Override
        public void children(Consumer<Node> visit) {
            visit.accept(value);
        }
    }

    /** {@code set a | f} to {@code endset}. */
    record AssignBlock(Target target, List<FilterUse> filters, Block body, int line) implements Statement {

        @Override
        public Flow run(Frame frame) {
            target.assign(FilterUse.apply(filters, body.text(frame), frame), frame);
            return Flow.NEXT;
        }

        @Override
        public void children(Consumer<Node> visit) {
            filters.forEach(visit);
            visit.accept(body);
        }
    }

    /** {@code filter f} to {@code endfilter}. */
    record FilterBlock(List<FilterUse> filters, Block body, int line) implements Statement {

        @Override
        public Flow run(Frame frame) {
            frame.sink().print(FilterUse.apply(filters, body.text(frame), frame), line);
            return Flow.NEXT;
        }

        @Override
        public void children(Consumer<Node> visit) {
            filters.forEach(visit);
            visit.accept(body);
        }
    }

    /** A filter of a block. */
    record FilterUse(String filter, Arguments arguments, int line) implements Node {

        static @Nullable Object apply(List<FilterUse> filters, String text, Frame frame) {
            Object value = text;
            for (FilterUse use : filters) {
                value = Access.Filtered.apply(value, use.filter, use.arguments, use.line, frame);
            }
            return value;
        }

        @Override
        public void children(Consumer<Node> visit) {
            arguments.children(visit);
        }
    }

    /** {@code with a = x} to {@code endwith}. */
    record With(List<Target> targets, List<Expression> values, Block body, int line) implements Statement {

        @Override
        public Flow run(Frame frame) {
            Frame inner = frame.inner();
            for (int i = 0; i < targets.size(); i++) {
                targets.get(i).assign(values.get(i).eval(frame), inner);
            }
            return body.run(inner);
        }

        @Override
        public void children(Consumer<Node> visit) {
            values.forEach(visit);
            visit.accept(body);
        }
    }

    /** {@code call(a) f(x)} to {@code endcall}. */
    record CallBlock(Access.Call call, MacroStatement body, int line) implements Statement {

        @Override
        public Flow run(Frame frame) {
            Callable caller = new Caller(body, frame);
            frame.sink().print(call.eval(frame, caller), line);
            return Flow.NEXT;
        }

        @Override
        public void children(Consumer<Node> visit) {
            visit.accept(call);
            visit.accept(body);
        }
    }

    /** {@code break}, {@code continue}. */
    record Jump(Flow flow, int line) implements Statement {

        @Override
        public Flow run(Frame frame) {
            return flow;
        }
    }

    /** A docs or snapshot block inside a template: its body is there to be found, not to be rendered in place. */
    record Held(Block body, int line) implements Statement {

        @Override
        public Flow run(Frame frame) {
            return Flow.NEXT;
        }

        @Override
        public void children(Consumer<Node> visit) {
            visit.accept(body);
        }
    }
}
