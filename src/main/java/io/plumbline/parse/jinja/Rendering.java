package io.plumbline.parse.jinja;

import io.plumbline.model.RenderedSql;
import org.jspecify.annotations.Nullable;

/** Runs templates and callables from outside, and turns whatever goes wrong into a JinjaError. */
final class Rendering {

    private Rendering() {}

    static RenderedSql text(Template template, Scope scope, Meter meter) {
        LineSink sink = new LineSink(meter);
        run(template, scope, meter, sink);
        return sink.rendered();
    }

    static @Nullable Object value(Template template, Scope scope, Meter meter) {
        NativeSink sink = new NativeSink(meter);
        run(template, scope, meter, sink);
        try {
            return sink.value(meter);
        } catch (Fault fault) {
            throw fault.at(template.name(), 1);
        }
    }

    static @Nullable Object call(Callable callable, Invocation invocation) {
        try {
            return callable.call(invocation);
        } catch (ReturnValue returned) {
            return returned.value();
        } catch (Fault fault) {
            throw fault.at(invocation.template(), invocation.line());
        } catch (StackOverflowError e) {
            throw tooDeep().at(invocation.template(), invocation.line());
        }
    }

    private static void run(Template template, Scope scope, Meter meter, Sink sink) {
        try {
            template.body().run(Frame.root(scope, template.name(), meter, sink));
        } catch (ReturnValue returned) {
            return;
        } catch (Fault fault) {
            throw fault.at(template.name(), 1);
        } catch (StackOverflowError e) {
            throw tooDeep().at(template.name(), 1);
        }
    }

    private static Fault tooDeep() {
        return Meter.limit("it is nested too deeply");
    }
}
