package io.plumbline.parse.jinja;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A sequence that can be read once, is always true and has no length: what filters such as map and select give. */
final class Generator implements Iterable<@Nullable Object> {

    private final Iterator<@Nullable Object> items;

    Generator(Iterator<@Nullable Object> items) {
        this.items = items;
    }

    @Override
    public Iterator<@Nullable Object> iterator() {
        return items;
    }

    @Override
    public String toString() {
        return "<generator object>";
    }
}
