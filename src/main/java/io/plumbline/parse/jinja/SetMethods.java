package io.plumbline.parse.jinja;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Methods of set; the members keep the order in which they came, so that every run prints the same. */
final class SetMethods {

    static final Set<String> NAMES = Set.of(
            "add",
            "discard",
            "remove",
            "clear",
            "copy",
            "update",
            "union",
            "intersection",
            "difference",
            "symmetric_difference",
            "issubset",
            "issuperset",
            "isdisjoint");

    private SetMethods() {}

    static @Nullable Object call(Set<@Nullable Object> set, String name, Invocation call) {
        switch (name) {
            case "add":
                call.charge(1);
                set.add(call.argument(0, "elem", null));
                return null;
            case "discard":
                set.remove(call.argument(0, "elem", null));
                return null;
            case "remove":
                if (!set.remove(call.argument(0, "elem", null))) {
                    throw new Fault("KeyError: " + Text.repr(call.argument(0, "elem", null)));
                }
                return null;
            case "clear":
                set.clear();
                return null;
            case "update":
                set.addAll(others(call));
                return null;
            default:
                return derive(set, name, call);
        }
    }

    private static Object derive(Set<@Nullable Object> set, String name, Invocation call) {
        call.charge(set.size());
        Set<@Nullable Object> others = others(call);
        Set<@Nullable Object> made = new LinkedHashSet<>(set);
        switch (name) {
            case "issubset":
                return others.containsAll(set);
            case "issuperset":
                return set.containsAll(others);
            case "isdisjoint":
                return set.stream().noneMatch(others::contains);
            case "union":
                made.addAll(others);
                return made;
            case "intersection":
                made.retainAll(others);
                return made;
            case "difference":
                made.removeIf(others::contains);
                return made;
            case "symmetric_difference":
                made.removeIf(others::contains);
                others.removeIf(set::contains);
                made.addAll(others);
                return made;
            default:
                return made;
        }
    }

    private static Set<@Nullable Object> others(Invocation call) {
        Set<@Nullable Object> all = new LinkedHashSet<>();
        for (Object other : call.positional()) {
            all.addAll(Iteration.list(other, call.meter()));
        }
        return all;
    }
}
