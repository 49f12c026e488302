package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A loop. */
record For(
        Target target,
        Expression items,
        @Nullable Expression filter,
        boolean recursive,
        Block body,
        @Nullable Block otherwise,
        int line)
        implements Statement {

    @Override
    public Flow run(Frame frame) {
        Object value = items.eval(frame);
        return run(value, frame, frame.sink(), 0);
    }

    private Flow run(@Nullable Object value, Frame frame, Sink sink, int depth) {
        Iterator<@Nullable Object> iterator = filter == null ? Iteration.over(value) : filtered(value, filter, frame);
        Loop loop = new Loop(iterator, depth, recursive ? again(frame) : null);
        boolean any = false;
        while (loop.advance()) {
            any = true;
            frame.meter().step();
            Frame inner = frame.inner(sink);
            inner.set("loop", loop);
            target.assign(loop.current(), inner);
            if (body.run(inner) == Flow.BREAK) {
                break;
            }
        }
        return any || otherwise == null ? Flow.NEXT : otherwise.run(frame.inner(sink));
    }

    private Iterator<@Nullable Object> filtered(@Nullable Object value, Expression condition, Frame frame) {
        List<@Nullable Object> kept = new ArrayList<>();
        Iterator<@Nullable Object> all = Iteration.over(value);
        while (all.hasNext()) {
            Object item = all.next();
            frame.meter().step();
            Frame inner = frame.inner();
            target.assign(item, inner);
            if (Values.truthy(condition.eval(inner))) {
                kept.add(item);
            }
        }
        return kept.iterator();
    }

    /** {@code loop(items)} in a recursive loop. */
    private Loop.Again again(Frame frame) {
        return (invocation, depth) -> {
            Meter meter = invocation.meter();
            Sink.Plain sink = new Sink.Plain(meter);
            meter.enter("loop");
            try {
                run(invocation.argument(0, "iterable", null), frame, sink, depth);
                return sink.text();
            } finally {
                meter.leave();
            }
        };
    }

    @Override
    public void children(Consumer<Node> visit) {
        visit.accept(items);
        if (filter != null) {
            visit.accept(filter);
        }
        visit.accept(body);
        if (otherwise != null) {
            visit.accept(otherwise);
        }
    }
}
