package io.plumbline.crawl.history;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The commits that touched one file under all its names, newest first. */
final class FileTouches {

    private final List<Touch> touches = new ArrayList<>(4);
    private final List<Integer> formerPaths = new ArrayList<>(0);
    private int path;
    private int own = -1;

    /** One commit's work on the file; {@code added} is {@link Differ#UNKNOWN} where lines cannot be counted. */
    record Touch(Entry entry, int path, int added, int removed) {}

    FileTouches(int path) {
        this.path = path;
    }

    void add(Entry entry, int change, Entry.@Nullable Origin origin) {
        touches.add(
                origin == null
                        ? new Touch(entry, path, entry.added[change], entry.removed[change])
                        : new Touch(entry, path, origin.added(), origin.removed()));
        if (origin != null) {
            own = own < 0 && origin.copy() ? touches.size() : own;
            path = origin.path();
            formerPaths.add(path);
        }
    }

    List<Touch> touches() {
        return touches;
    }

    /** The touches since the file came into being, by name or renamed; what lies before was another file it copied. */
    List<Touch> own() {
        return own < 0 ? touches : touches.subList(0, own);
    }

    /** Numbers of the earlier paths, the most recent first. */
    List<Integer> formerPaths() {
        return formerPaths;
    }
}
