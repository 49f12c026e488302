package io.plumbline.parse.jinja;

import org.jspecify.annotations.Nullable;

/** The body of a call block. A {@code return} in it ends the macro that calls it, as in dbt. */
final class Caller implements Callable {

    private final MacroStatement body;
    private final Frame around;

    Caller(MacroStatement body, Frame around) {
        this.body = body;
        this.around = around;
    }

    @Override
    public @Nullable Object call(Invocation invocation) {
        Meter meter = invocation.meter();
        Sink.Plain sink = new Sink.Plain(meter);
        meter.step();
        meter.enter("caller");
        try {
            Frame frame = around.inner(sink, meter);
            Macro.bind(body, invocation, frame);
            body.body().run(frame);
            return sink.text();
        } finally {
            meter.leave();
        }
    }
}
