package io.plumbline.parse.jinja;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's tuple: a list nobody changes, which prints with parentheses and equals no list. */
public final class Tuple extends AbstractList<@Nullable Object> {

    private final List<@Nullable Object> items;
    private final boolean hashable;
    private int hash;

    public Tuple(List<? extends @Nullable Object> items) {
        this.items = new ArrayList<>(items);
        this.hashable = this.items.stream().allMatch(Keys::isHashable);
    }

    /** Whether it can be a key: nothing in it can change. */
    boolean isHashable() {
        return hashable;
    }

    public static Tuple of(@Nullable Object... items) {
        return new Tuple(Arrays.asList(items));
    }

    @Override
    public @Nullable Object get(int index) {
        return items.get(index);
    }

    @Override
    public int size() {
        return items.size();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Tuple && new Equality().equal(this, other);
    }

    @Override
    public int hashCode() {
        if (hash == 0 && hashable) {
            hash = items.hashCode();
        }
        return hash;
    }
}
