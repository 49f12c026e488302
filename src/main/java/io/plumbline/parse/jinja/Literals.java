package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Expressions that make a value. */
final class Literals {

    private Literals() {}

    /** A number, text, True, False or None. */
    record Constant(@Nullable Object value, int line) implements Expression {

        @Override
        public @Nullable Object eval(Frame frame) {
            return value;
        }
    }

    /** A variable. */
    record Name(String id, int line) implements Expression {

        @Override
        public @Nullable Object eval(Frame frame) {
            return frame.lookup(id);
        }
    }

    /** A list, or a tuple. */
    record Sequence(List<Expression> items, boolean tuple, int line) implements Expression {

        @Override
        public Object eval(Frame frame) {
            frame.meter().charge(items.size());
            List<@Nullable Object> values = new ArrayList<>(items.size());
            for (Expression item : items) {
                values.add(item.eval(frame));
            }
            return tuple ? new Tuple(values) : values;
        }

        @Override
        public void children(Consumer<Node> visit) {
            items.forEach(visit);
        }
    }

    /** A dict; keys and values at the same index belong together. */
    record Dict(List<Expression> keys, List<Expression> values, int line) implements Expression {

        @Override
        public Object eval(Frame frame) {
            frame.meter().charge(keys.size());
            Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                Object key = keys.get(i).eval(frame);
                Keys.put(map, key, values.get(i).eval(frame));
            }
            return map;
        }

        @Override
        public void children(Consumer<Node> visit) {
            for (int i = 0; i < keys.size(); i++) {
                visit.accept(keys.get(i));
                visit.accept(values.get(i));
            }
        }
    }
}
