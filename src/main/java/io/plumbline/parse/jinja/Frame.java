package io.plumbline.parse.jinja;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names a piece of a template sees while it runs, and where its text goes. */
final class Frame {

    private final @Nullable Frame parent;
    private final Scope scope;
    private final String template;
    private final Meter meter;
    private final Sink sink;
    private @Nullable Map<String, @Nullable Object> variables;

    private Frame(@Nullable Frame parent, Scope scope, String template, Meter meter, Sink sink) {
        this.parent = parent;
        this.scope = scope;
        this.template = template;
        this.meter = meter;
        this.sink = sink;
    }

    static Frame root(Scope scope, String template, Meter meter, Sink sink) {
        return new Frame(null, scope, template, meter, sink);
    }

    /** An inner scope that writes to the same place. */
    Frame inner() {
        return new Frame(this, scope, template, meter, sink);
    }

    /** An inner scope that writes elsewhere. */
    Frame inner(Sink other) {
        return new Frame(this, scope, template, meter, other);
    }

    /** An inner scope for a call: it writes elsewhere and spends the caller's budget. */
    Frame inner(Sink other, Meter caller) {
        return new Frame(this, scope, template, caller, other);
    }

    @Nullable
    Object lookup(String name) {
        for (Frame frame = this; frame != null; frame = frame.parent) {
            Map<String, @Nullable Object> here = frame.variables;
            if (here != null) {
                Object value = here.get(name);
                if (value != null || here.containsKey(name)) {
                    return value;
                }
            }
        }
        Object value = scope.lookup(name);
        return value == NameResolver.UNKNOWN ? Undefined.variable(name, scope.lenient()) : value;
    }

    void set(String name, @Nullable Object value) {
        Map<String, @Nullable Object> here = variables;
        if (here == null) {
            here = new HashMap<>();
            variables = here;
        }
        here.put(name, value);
    }

    boolean lenient() {
        return scope.lenient();
    }

    String template() {
        return template;
    }

    Meter meter() {
        return meter;
    }

    Sink sink() {
        return sink;
    }
}
