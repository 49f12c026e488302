package io.plumbline.parse.jinja;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/** What {@code items()}, {@code keys()} and {@code values()} of a dict give: its state at the call. */
final class DictView extends AbstractList<@Nullable Object> implements RandomAccess {

    private final String kind;
    private final List<@Nullable Object> items;

    DictView(String kind, List<@Nullable Object> items) {
        this.kind = kind;
        this.items = items;
    }

    String kind() {
        return kind;
    }

    @Override
    public @Nullable Object get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }
}
