package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The arguments of a call, filter or test as written. */
record Arguments(
        List<Expression> positional,
        Map<String, Expression> named,
        @Nullable Expression star,
        @Nullable Expression doubleStar) {

    static final Arguments NONE = new Arguments(List.of(), Map.of(), null, null);

    Invocation evaluate(Frame frame, int line) {
        return evaluate(frame, line, null);
    }

    /** With the body of a call block as {@code caller}. */
    Invocation evaluate(Frame frame, int line, @Nullable Object caller) {
        List<@Nullable Object> values = new ArrayList<>(positional.size());
        for (Expression argument : positional) {
            values.add(argument.eval(frame));
        }
        Map<String, @Nullable Object> keywords = Collections.emptyMap();
        if (!named.isEmpty() || doubleStar != null || caller != null) {
            keywords = new LinkedHashMap<>();
            for (Map.Entry<String, Expression> argument : named.entrySet()) {
                keywords.put(argument.getKey(), argument.getValue().eval(frame));
            }
        }
        if (caller != null) {
            keywords.put("caller", caller);
        }
        spread(values, frame);
        spread(keywords, frame);
        return new Invocation(values, keywords, frame.template(), line, frame.meter());
    }

    private void spread(List<@Nullable Object> values, Frame frame) {
        if (star != null) {
            Iterator<@Nullable Object> items = Iteration.over(star.eval(frame));
            while (items.hasNext()) {
                frame.meter().charge(1);
                values.add(items.next());
            }
        }
    }

    private void spread(Map<String, @Nullable Object> keywords, Frame frame) {
        if (doubleStar == null) {
            return;
        }
        Object value = doubleStar.eval(frame);
        if (!(value instanceof Map<?, ?> map)) {
            throw new Fault("argument after ** must be a mapping, not " + Values.typeName(value));
        }
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String name)) {
                throw new Fault("keywords must be strings");
            }
            if (keywords.containsKey(name)) {
                throw new Fault("got multiple values for keyword argument '" + name + "'");
            }
            keywords.put(name, entry.getValue());
        }
    }

    void children(Consumer<Node> visit) {
        positional.forEach(visit);
        named.values().forEach(visit);
        if (star != null) {
            visit.accept(star);
        }
        if (doubleStar != null) {
            visit.accept(doubleStar);
        }
    }
}
