package io.plumbline.crawl.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** What one commit changed against one of its parents, ready to be asked where its added files came from. */
final class Step {

    private final List<Change> changes;
    private final Map<String, Change> byPath = new HashMap<>();
    private final List<RenameSearch.Source> gone = new ArrayList<>();
    private final Map<ObjectId, List<RenameSearch.Source>> goneById = new HashMap<>();
    private long added;

    Step(List<Change> changes, OpenRepository repository) {
        this.changes = changes;
        for (Change change : changes) {
            byPath.put(change.path(), change);
            added += change.added() ? 1 : 0;
            if (change.deleted()) {
                RenameSearch.Source source = new RenameSearch.Source(repository.oldFile(change), true);
                gone.add(source);
                goneById.computeIfAbsent(change.oldId(), id -> new ArrayList<>())
                        .add(source);
            }
        }
    }

    List<Change> changes() {
        return changes;
    }

    @Nullable
    Change change(String path) {
        return byPath.get(path);
    }

    /** Whether the step takes a path away. */
    boolean deletes(String path) {
        Change change = byPath.get(path);
        return change != null && change.deleted();
    }

    /** The deleted file an added one was renamed from; with very many of both only identical content counts. */
    RenameSearch.@Nullable Match renamedFrom(TreeFile file, RenameSearch renames, Limits limits) throws IOException {
        Change change = byPath.get(file.path());
        if (change == null || !change.added() || gone.isEmpty()) {
            return null;
        }
        boolean bounded = added * gone.size() > limits.followPairs();
        return renames.origin(file, bounded ? goneById.getOrDefault(file.id(), List.of()) : gone, false);
    }
}
