package io.plumbline.parse.jinja;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A macro with the names around its definition. */
final class Macro implements Callable, JinjaObject {

    private final MacroStatement node;
    private final @Nullable Frame around;
    private final @Nullable Scope scope;
    private final String template;

    Macro(MacroStatement node, Frame around) {
        this.node = node;
        this.around = around;
        this.scope = null;
        this.template = around.template();
    }

    Macro(MacroStatement node, String template, Scope scope) {
        this.node = node;
        this.around = null;
        this.scope = scope;
        this.template = template;
    }

    @Override
    public @Nullable Object call(Invocation invocation) {
        Meter meter = invocation.meter();
        Sink.Plain sink = new Sink.Plain(meter);
        meter.step();
        meter.enter(node.name());
        try {
            Frame frame = frame(sink, meter);
            bind(node, invocation, frame);
            node.body().run(frame);
            return sink.text();
        } catch (ReturnValue returned) {
            return returned.value();
        } finally {
            meter.leave();
        }
    }

    private Frame frame(Sink sink, Meter meter) {
        if (around != null) {
            return around.inner(sink, meter);
        }
        Scope outside = scope == null ? Scope.of(Map.of()) : scope;
        return Frame.root(outside, template, meter, sink);
    }

    /** Gives the parameters their values as jinja2 does. */
    static void bind(MacroStatement node, Invocation invocation, Frame frame) {
        List<@Nullable Object> given = invocation.positional();
        Map<String, @Nullable Object> named = new LinkedHashMap<>(invocation.named());
        List<Parameter> parameters = node.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            String name = parameter.name();
            Expression fallback = parameter.fallback();
            if (i < given.size()) {
                frame.set(name, given.get(i));
            } else if (named.containsKey(name)) {
                frame.set(name, named.remove(name));
            } else if (fallback != null) {
                frame.set(name, fallback.eval(frame));
            } else {
                String reason = "parameter '" + name + "' was not provided";
                frame.set(name, new Undefined(name, reason, frame.lenient()));
            }
        }
        extras(node, given, named, frame);
    }

    private static void extras(
            MacroStatement node, List<@Nullable Object> given, Map<String, @Nullable Object> named, Frame frame) {
        int count = node.parameters().size();
        if (node.caller() && !node.names("caller")) {
            Object none = new Undefined("caller", "No caller defined", frame.lenient());
            frame.set("caller", named.containsKey("caller") ? named.remove("caller") : none);
        }
        if (node.kwargs()) {
            frame.set("kwargs", new LinkedHashMap<@Nullable Object, @Nullable Object>(named));
        } else if (!named.isEmpty()) {
            String first = named.keySet().iterator().next();
            throw new Fault("macro '" + node.name() + "' takes no keyword argument '" + first + "'");
        }
        if (node.varargs()) {
            frame.set("varargs", new Tuple(given.subList(Math.min(count, given.size()), given.size())));
        } else if (given.size() > count) {
            throw new Fault("macro '" + node.name() + "' takes not more than " + count + " argument(s)");
        }
    }

    @Override
    public @Nullable Object attribute(String attribute) {
        return switch (attribute) {
            case "name" -> node.name();
            case "arguments" ->
                new Tuple(node.parameters().stream().map(Parameter::name).toList());
            case "catch_kwargs" -> node.kwargs();
            case "catch_varargs" -> node.varargs();
            case "caller" -> node.caller();
            default -> NameResolver.UNKNOWN;
        };
    }

    @Override
    public String toString() {
        return "<Macro '" + node.name() + "'>";
    }
}
