package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Methods of list, and of tuple and range where they have them. */
final class ListMethods {

    static final Set<String> NAMES =
            Set.of("append", "extend", "insert", "pop", "remove", "clear", "copy", "index", "count", "reverse", "sort");

    private ListMethods() {}

    static @Nullable Object call(List<@Nullable Object> list, String name, Invocation call) {
        switch (name) {
            case "append":
                call.charge(1);
                list.add(call.argument(0, "object", null));
                return null;
            case "extend":
                list.addAll(Iteration.list(call.argument(0, "iterable", null), call.meter()));
                return null;
            case "insert":
                call.charge(1);
                list.add(position(list, call.argument(0, "index", 0L)), call.argument(1, "object", null));
                return null;
            case "pop":
                return pop(list, call);
            case "remove":
                list.remove(find(list, call, "list.remove(x): x not in list"));
                return null;
            case "clear":
                list.clear();
                return null;
            case "reverse":
                Collections.reverse(list);
                return null;
            case "sort":
                list.sort(Sorting.natural(Values.truthy(call.argument(9, "reverse", false))));
                return null;
            default:
                return read(list, name, call);
        }
    }

    private static Object read(List<@Nullable Object> list, String name, Invocation call) {
        switch (name) {
            case "copy":
                call.charge(list.size());
                return new ArrayList<>(list);
            case "index":
                return (long) find(list, call, Text.repr(call.argument(0, "value", null)) + " is not in list");
            default:
                Object wanted = call.argument(0, "value", null);
                return list.stream().filter(item -> Values.equal(item, wanted)).count();
        }
    }

    private static int position(List<?> list, @Nullable Object index) {
        int at = Numbers.index(index, "index");
        return Math.min(Math.max(at < 0 ? at + list.size() : at, 0), list.size());
    }

    private static @Nullable Object pop(List<@Nullable Object> list, Invocation call) {
        int given = Numbers.index(call.argument(0, "index", -1L), "index");
        int at = given < 0 ? given + list.size() : given;
        if (at < 0 || at >= list.size()) {
            throw new Fault(list.isEmpty() ? "pop from empty list" : "pop index out of range");
        }
        return list.remove(at);
    }

    private static int find(List<?> list, Invocation call, String otherwise) {
        Object wanted = call.argument(0, "value", null);
        for (int i = 0; i < list.size(); i++) {
            if (Values.equal(list.get(i), wanted)) {
                return i;
            }
        }
        throw new Fault(otherwise);
    }
}
