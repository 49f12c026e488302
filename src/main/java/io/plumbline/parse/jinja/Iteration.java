package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How Python walks through a value. */
final class Iteration {

    private Iteration() {}

    static Iterator<@Nullable Object> over(@Nullable Object value) {
        return over(value, "'%s' object is not iterable");
    }

    /** The items; a list that grows meanwhile is read to its new end. */
    static Iterator<@Nullable Object> over(@Nullable Object value, String complaint) {
        if (value instanceof List<?> list) {
            return new ByIndex(list);
        }
        if (value instanceof Map<?, ?> map) {
            return new ArrayList<@Nullable Object>(map.keySet()).iterator();
        }
        if (value instanceof Set<?> set) {
            return new ArrayList<@Nullable Object>(set).iterator();
        }
        if (value instanceof String text) {
            return text.codePoints()
                    .mapToObj(c -> (Object) new String(Character.toChars(c)))
                    .iterator();
        }
        if (value instanceof Undefined) {
            return List.<@Nullable Object>of().iterator();
        }
        if (value instanceof Iterable<?> items) {
            return any(items);
        }
        throw new Fault(complaint.formatted(Values.typeName(value)));
    }

    @SuppressWarnings("unchecked") // an iterator only reads
    private static Iterator<@Nullable Object> any(Iterable<?> items) {
        return (Iterator<@Nullable Object>) items.iterator();
    }

    static boolean isIterable(@Nullable Object value) {
        return value instanceof Iterable<?>
                || value instanceof Map<?, ?>
                || value instanceof String
                || value instanceof Undefined;
    }

    static List<@Nullable Object> list(@Nullable Object value, Meter meter) {
        List<@Nullable Object> all = new ArrayList<>();
        Iterator<@Nullable Object> items = over(value);
        while (items.hasNext()) {
            meter.charge(1);
            all.add(items.next());
        }
        return all;
    }

    /** Walks by index, as Python does, so that the list may change. */
    private static final class ByIndex implements Iterator<@Nullable Object> {

        private final List<?> list;
        private int next;

        ByIndex(List<?> list) {
            this.list = list;
        }

        @Override
        public boolean hasNext() {
            return next < list.size();
        }

        @Override
        public @Nullable Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return list.get(next++);
        }
    }
}
