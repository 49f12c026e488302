package io.plumbline.crawl.history;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The commits that touched one file under all its names, newest first. */
final class FileTouches {

    private final List<Touch> touches = new ArrayList<>(4);
    private final List<Integer> formerPaths = new ArrayList<>(0);
    private int path;
    private int own = -1;
    private boolean cut;

    /**
     * One commit's work on the file; {@code creates} where it is new there; {@code added} is {@link Differ#UNKNOWN}
     * where lines cannot be counted.
     */
    record Touch(Entry entry, boolean creates, int added, int removed) {}

    FileTouches(int path) {
        this.path = path;
    }

    void add(Entry entry, int change, Entry.@Nullable Origin origin) {
        touches.add(
                origin == null
                        ? new Touch(
                                entry, entry.kinds[change] == Entry.ADDED, entry.added[change], entry.removed[change])
                        : new Touch(entry, false, origin.added(), origin.removed()));
        if (origin != null) {
            own = own < 0 && origin.copy() ? touches.size() : own;
            path = origin.path();
            formerPaths.add(path);
        }
    }

    /** Says that older touches were left out. */
    void cut() {
        cut = true;
    }

    boolean isCut() {
        return cut;
    }

    List<Touch> touches() {
        return touches;
    }

    /** The touches since the file came into being, by name or renamed; what lies before was another file it copied. */
    List<Touch> own() {
        return own < 0 ? touches : touches.subList(0, own);
    }

    /**
     * Those that took back an earlier one of these, newest first. One that was taken back twice counts once, and what
     * took back a revert is none.
     */
    List<Touch> reverts() {
        if (touches.stream().allMatch(touch -> touch.entry().message.reverts().isEmpty())) {
            return List.of();
        }
        TreeMap<String, Entry> byId = new TreeMap<>();
        touches.forEach(touch -> byId.put(touch.entry().id.name(), touch.entry()));
        Set<Entry> takenBack = new HashSet<>();
        List<Touch> reverts = new ArrayList<>();
        for (Touch touch : touches) {
            for (String id : touch.entry().message.reverts()) {
                Map.Entry<String, Entry> found = byId.ceilingEntry(id);
                if (found != null
                        && found.getKey().startsWith(id)
                        && found.getValue() != touch.entry()
                        && found.getValue().message.reverts().isEmpty()
                        && takenBack.add(found.getValue())) {
                    reverts.add(touch);
                }
            }
        }
        return reverts;
    }

    /** Numbers of the earlier paths, the most recent first. */
    List<Integer> formerPaths() {
        return formerPaths;
    }
}
