package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Methods of dict. */
final class DictMethods {

    static final Set<String> NAMES = Set.of(
            "get", "items", "keys", "values", "update", "pop", "popitem", "setdefault", "copy", "clear", "fromkeys");

    private DictMethods() {}

    static @Nullable Object call(Map<@Nullable Object, @Nullable Object> map, String name, Invocation call) {
        switch (name) {
            case "get":
                Object key = Keys.find(map, call.argument(0, "key", null));
                return map.containsKey(key) ? map.get(key) : call.argument(1, "default", null);
            case "items":
                return items(map, call);
            case "keys":
                call.charge(map.size());
                return new DictView("dict_keys", new ArrayList<>(map.keySet()));
            case "values":
                call.charge(map.size());
                return new DictView("dict_values", new ArrayList<>(map.values()));
            case "copy":
                call.charge(map.size());
                return new LinkedHashMap<>(map);
            default:
                return change(map, name, call);
        }
    }

    private static Object items(Map<@Nullable Object, @Nullable Object> map, Invocation call) {
        call.charge(2L * map.size());
        List<@Nullable Object> items = new ArrayList<>(map.size());
        map.forEach((key, value) -> items.add(Tuple.of(key, value)));
        return new DictView("dict_items", items);
    }

    private static @Nullable Object change(Map<@Nullable Object, @Nullable Object> map, String name, Invocation call) {
        call.charge(1);
        switch (name) {
            case "update":
                if (!call.positional().isEmpty()) {
                    Globals.fill(map, call.positional().get(0), call.meter());
                }
                map.putAll(call.named());
                return null;
            case "pop":
                return pop(map, call);
            case "popitem":
                return popItem(map);
            case "setdefault":
                Object key = Keys.find(map, call.argument(0, "key", null));
                if (!map.containsKey(key)) {
                    map.put(key, call.argument(1, "default", null));
                }
                return map.get(key);
            case "clear":
                map.clear();
                return null;
            default:
                return fromKeys(call);
        }
    }

    private static @Nullable Object pop(Map<@Nullable Object, @Nullable Object> map, Invocation call) {
        Object key = Keys.find(map, call.argument(0, "key", null));
        if (map.containsKey(key)) {
            return map.remove(key);
        }
        if (call.positional().size() < 2 && !call.named().containsKey("default")) {
            throw new Fault("KeyError: " + Text.repr(key));
        }
        return call.argument(1, "default", null);
    }

    private static Object popItem(Map<@Nullable Object, @Nullable Object> map) {
        if (map.isEmpty()) {
            throw new Fault("popitem(): dictionary is empty");
        }
        Object last = null;
        for (Object key : map.keySet()) {
            last = key;
        }
        return Tuple.of(last, map.remove(last));
    }

    private static Object fromKeys(Invocation call) {
        Map<@Nullable Object, @Nullable Object> made = new LinkedHashMap<>();
        for (Object key : Iteration.list(call.argument(0, "iterable", null), call.meter())) {
            Keys.put(made, key, call.argument(1, "value", null));
        }
        return made;
    }
}
