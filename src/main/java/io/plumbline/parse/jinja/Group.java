package io.plumbline.parse.jinja;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What groupby gives: a pair whose halves also have names. */
final class Group implements JinjaObject, Iterable<@Nullable Object> {

    private final @Nullable Object grouper;
    private final List<@Nullable Object> list;

    Group(@Nullable Object grouper, List<@Nullable Object> list) {
        this.grouper = grouper;
        this.list = list;
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "grouper" -> grouper;
            case "list" -> list;
            default -> NameResolver.UNKNOWN;
        };
    }

    @Override
    public @Nullable Object item(@Nullable Object key) {
        if (key instanceof Long index) {
            return index == 0 ? grouper : index == 1 ? list : NameResolver.UNKNOWN;
        }
        return key instanceof String name ? attribute(name) : NameResolver.UNKNOWN;
    }

    @Override
    public java.util.Iterator<@Nullable Object> iterator() {
        return Tuple.of(grouper, list).iterator();
    }

    @Override
    public String toString() {
        return Text.repr(Tuple.of(grouper, list));
    }
}
