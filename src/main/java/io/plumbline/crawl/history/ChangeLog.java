package io.plumbline.crawl.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** The commits known of a history, with numbered paths. Everything else is worked out from it. */
final class ChangeLog {

    private final Map<ObjectId, Entry> entries = new HashMap<>();
    private final List<String> paths = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private long changes;
    private long unsearched;

    void add(Entry entry) {
        entries.put(entry.id, entry);
        changes += entry.changes();
    }

    @Nullable
    Entry entry(ObjectId id) {
        return entries.get(id);
    }

    int size() {
        return entries.size();
    }

    long changes() {
        return changes;
    }

    /** File versions that were not searched for secrets. */
    long unsearched() {
        return unsearched;
    }

    void unsearched(long more) {
        unsearched += more;
    }

    int number(String path) {
        Integer known = numbers.get(path);
        if (known != null) {
            return known;
        }
        numbers.put(path, paths.size());
        paths.add(path);
        return paths.size() - 1;
    }

    String path(int number) {
        return paths.get(number);
    }

    List<String> paths() {
        return paths;
    }

    /** Visits what a tip reaches, newest commit date first, as {@code git log} does. */
    void walk(ObjectId tip, Consumer<Entry> visitor) {
        PriorityQueue<Due> queue = new PriorityQueue<>();
        Map<ObjectId, Boolean> seen = new HashMap<>();
        push(tip, queue, seen);
        while (!queue.isEmpty()) {
            Entry entry = queue.remove().entry;
            visitor.accept(entry);
            entry.parents.forEach(parent -> push(parent, queue, seen));
        }
    }

    private void push(ObjectId id, PriorityQueue<Due> queue, Map<ObjectId, Boolean> seen) {
        Entry entry = entries.get(id);
        if (entry != null && seen.put(id, true) == null) {
            queue.add(new Due(entry, seen.size()));
        }
    }

    private record Due(Entry entry, int order) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            int newer = Long.compare(other.entry.committed, entry.committed);
            return newer != 0 ? newer : Integer.compare(order, other.order);
        }
    }
}
