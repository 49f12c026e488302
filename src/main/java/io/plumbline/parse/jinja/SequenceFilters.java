package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Filters that order, group or cut a sequence. */
final class SequenceFilters {

    private SequenceFilters() {}

    static void register(Map<String, Filters.Filter> all) {
        all.put("list", (value, call) -> Iteration.list(value, call.meter()));
        all.put("sort", SequenceFilters::sort);
        all.put("unique", SequenceFilters::unique);
        all.put("reverse", SequenceFilters::reverse);
        all.put("batch", SequenceFilters::batch);
        all.put("slice", SequenceFilters::slice);
        all.put("groupby", SequenceFilters::groupBy);
        all.put("dictsort", SequenceFilters::dictSort);
        all.put("min", (value, call) -> extreme(value, call, -1));
        all.put("max", (value, call) -> extreme(value, call, 1));
    }

    private static Object sort(@Nullable Object value, Invocation call) {
        boolean reverse = Values.truthy(call.argument(0, "reverse", false));
        boolean caseSensitive = Values.truthy(call.argument(1, "case_sensitive", false));
        Object attribute = call.argument(2, "attribute", null);
        List<AttributePath> paths = new ArrayList<>();
        if (attribute instanceof String text) {
            for (String part : text.split(",", -1)) {
                paths.add(new AttributePath(part, null));
            }
        } else {
            paths.add(new AttributePath(attribute, null));
        }
        Comparator<@Nullable Object> order = (a, b) -> {
            call.meter().step();
            for (AttributePath path : paths) {
                Object x = Sorting.folded(path.of(a), caseSensitive);
                Object y = Sorting.folded(path.of(b), caseSensitive);
                if (!Values.equal(x, y)) {
                    return Values.compare(x, y, "<");
                }
            }
            return 0;
        };
        List<@Nullable Object> items = Iteration.list(value, call.meter());
        items.sort(reverse ? (a, b) -> order.compare(b, a) : order);
        return items;
    }

    private static Object unique(@Nullable Object value, Invocation call) {
        boolean caseSensitive = Values.truthy(call.argument(0, "case_sensitive", false));
        AttributePath path = new AttributePath(call.argument(1, "attribute", null), null);
        Set<@Nullable Object> seen = new LinkedHashSet<>();
        List<@Nullable Object> kept = new ArrayList<>();
        for (Object item : Iteration.list(value, call.meter())) {
            Object key = Sorting.folded(path.of(item), caseSensitive);
            Keys.find(Map.of(), key);
            if (seen.add(key)) {
                kept.add(item);
            }
        }
        return new Generator(kept.iterator());
    }

    private static Object reverse(@Nullable Object value, Invocation call) {
        if (value instanceof String text) {
            call.charge(text.length());
            return new StringBuilder(text).reverse().toString();
        }
        List<@Nullable Object> items = Iteration.list(value, call.meter());
        Collections.reverse(items);
        return value instanceof Generator ? items : new Generator(items.iterator());
    }

    private static Object batch(@Nullable Object value, Invocation call) {
        int size = Numbers.index(call.argument(0, "linecount", null), "linecount");
        Object fill = call.argument(1, "fill_with", null);
        List<@Nullable Object> batches = new ArrayList<>();
        List<@Nullable Object> current = new ArrayList<>();
        for (Object item : Iteration.list(value, call.meter())) {
            if (current.size() == size) {
                batches.add(current);
                current = new ArrayList<>();
            }
            current.add(item);
        }
        if (!current.isEmpty()) {
            call.charge(fill == null ? 0 : Math.max(0, size - current.size()));
            while (fill != null && current.size() < size) {
                current.add(fill);
            }
            batches.add(current);
        }
        return new Generator(batches.iterator());
    }

    private static Object slice(@Nullable Object value, Invocation call) {
        int slices = Numbers.index(call.argument(0, "slices", null), "slices");
        if (slices <= 0) {
            throw new Fault("integer division or modulo by zero");
        }
        call.charge(slices);
        Object fill = call.argument(1, "fill_with", null);
        List<@Nullable Object> items = Iteration.list(value, call.meter());
        int each = items.size() / slices;
        int longer = items.size() % slices;
        List<@Nullable Object> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < slices; i++) {
            int to = from + each + (i < longer ? 1 : 0);
            List<@Nullable Object> part = new ArrayList<>(items.subList(from, to));
            if (fill != null && i >= longer) {
                part.add(fill);
            }
            parts.add(part);
            from = to;
        }
        return new Generator(parts.iterator());
    }

    private static Object groupBy(@Nullable Object value, Invocation call) {
        AttributePath path = new AttributePath(call.argument(0, "attribute", null), call.argument(1, "default", null));
        boolean caseSensitive = Values.truthy(call.argument(2, "case_sensitive", false));
        List<@Nullable Object> items = Iteration.list(value, call.meter());
        items.sort((a, b) -> Values.compare(
                Sorting.folded(path.of(a), caseSensitive), Sorting.folded(path.of(b), caseSensitive), "<"));
        List<@Nullable Object> groups = new ArrayList<>();
        List<@Nullable Object> members = new ArrayList<>();
        Object key = null;
        for (Object item : items) {
            Object next = Sorting.folded(path.of(item), caseSensitive);
            if (members.isEmpty() || !Values.equal(key, next)) {
                members = new ArrayList<>();
                groups.add(new Group(path.of(item), members));
            }
            key = next;
            members.add(item);
        }
        return groups;
    }

    private static Object dictSort(@Nullable Object value, Invocation call) {
        boolean caseSensitive = Values.truthy(call.argument(0, "case_sensitive", false));
        String by = Text.str(call.argument(1, "by", "key"));
        boolean reverse = Values.truthy(call.argument(2, "reverse", false));
        if (!by.equals("key") && !by.equals("value")) {
            throw new Fault("You can only sort by either \"key\" or \"value\"");
        }
        if (!(value instanceof Map<?, ?> map)) {
            throw new Fault("dictsort needs a mapping, not " + Values.typeName(value));
        }
        List<@Nullable Object> pairs = new ArrayList<>();
        map.forEach((key, item) -> pairs.add(Tuple.of(key, item)));
        int index = by.equals("key") ? 0 : 1;
        Comparator<@Nullable Object> order = (a, b) -> Values.compare(
                Sorting.folded(Members.item(a, (long) index, false), caseSensitive),
                Sorting.folded(Members.item(b, (long) index, false), caseSensitive),
                "<");
        pairs.sort(reverse ? (a, b) -> order.compare(b, a) : order);
        return pairs;
    }

    private static @Nullable Object extreme(@Nullable Object value, Invocation call, int sign) {
        boolean caseSensitive = Values.truthy(call.argument(0, "case_sensitive", false));
        AttributePath path = new AttributePath(call.argument(1, "attribute", null), null);
        List<@Nullable Object> items = Iteration.list(value, call.meter());
        if (items.isEmpty()) {
            return new Undefined("item", "No aggregated item, sequence was empty.", false);
        }
        Object best = items.get(0);
        for (Object item : items.subList(1, items.size())) {
            Object a = Sorting.folded(path.of(item), caseSensitive);
            Object b = Sorting.folded(path.of(best), caseSensitive);
            if (Values.compare(a, b, sign < 0 ? "<" : ">") * sign > 0) {
                best = item;
            }
        }
        return best;
    }
}
