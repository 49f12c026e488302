package io.plumbline.pipeline;

import io.plumbline.compare.Kind;
import io.plumbline.compare.NodeChange;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Holds what a comparison says of models against the SQL files of both commits. */
final class DiffFiles {

    private final PlainProject was;
    private final PlainProject is;
    private final DiffVerdict verdict;
    private final Map<String, NodeChange> byNewPath = new TreeMap<>();
    private final Map<String, NodeChange> byOldPath = new TreeMap<>();

    DiffFiles(PlainProject was, PlainProject is, List<NodeChange> changes, DiffVerdict verdict) {
        this.was = was;
        this.is = is;
        this.verdict = verdict;
        for (NodeChange change : DiffPairs.models(changes)) {
            if (change.kind() != Kind.REMOVED) {
                byNewPath.put(change.node().location().path(), change);
            }
            if (change.before() != null) {
                byOldPath.put(change.before().location().path(), change);
            }
        }
    }

    /** @param renames by git's measure, new path to old */
    void check(Map<String, String> renames) {
        Set<String> added = new TreeSet<>(is.models.keySet());
        added.removeAll(was.models.keySet());
        Set<String> removed = new TreeSet<>(was.models.keySet());
        removed.removeAll(is.models.keySet());
        added.forEach(path -> {
            String from = renames.get(path);
            if (from != null && removed.contains(from)) {
                renamed(from, path);
            } else {
                added(path, removed);
            }
        });
        removed.stream()
                .filter(path -> !renames.containsValue(path) || !added.contains(newPath(renames, path)))
                .forEach(path -> removed(path, added));
        is.models.forEach((path, text) -> {
            if (was.models.containsKey(path)) {
                edited(path, was.models.get(path), text);
            }
        });
        without(added, removed);
    }

    private static @Nullable String newPath(Map<String, String> renames, String old) {
        return renames.entrySet().stream()
                .filter(rename -> rename.getValue().equals(old))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** A rename must be one thing: no addition here and removal there. Which of two twins git picks is chance. */
    private void renamed(String from, String to) {
        NodeChange change = byNewPath.get(to);
        boolean one = change != null && change.before() != null && change.kind() != Kind.ADDED;
        verdict.expect("renamed models", from + " -> " + to, one);
        if (one && change.before() != null && change.before().location().path().equals(from)) {
            text(to, Objects.requireNonNull(was.models.get(from)), Objects.requireNonNull(is.models.get(to)), change);
        }
    }

    private void added(String path, Set<String> removed) {
        NodeChange change = byNewPath.get(path);
        boolean told = change != null
                && (change.before() == null
                        || removed.contains(change.before().location().path()));
        verdict.expect("added models", path, told);
    }

    private void removed(String path, Set<String> added) {
        NodeChange change = byOldPath.get(path);
        boolean told = change != null
                && (change.kind() == Kind.REMOVED
                        || added.contains(change.node().location().path()));
        verdict.expect("removed models", path, told);
    }

    private void edited(String path, String before, String after) {
        NodeChange change = byNewPath.get(path);
        text(path, before, after, change);
    }

    private void text(String path, String before, String after, @Nullable NodeChange change) {
        boolean differs = !PlainProject.meaning(before).equals(PlainProject.meaning(after));
        boolean said = change != null
                && change.traits().stream().anyMatch(trait -> trait.name().equals("sql"));
        if (differs) {
            verdict.expect("models with other SQL", path, said);
        } else if (said) {
            verdict.extra("models with other SQL", path);
        }
    }

    private void without(Set<String> added, Set<String> removed) {
        byNewPath.forEach((path, change) -> {
            if (change.kind() == Kind.ADDED && path.endsWith(".sql") && !added.contains(path)) {
                verdict.extra("added models", path);
            }
        });
        byOldPath.forEach((path, change) -> {
            if (change.kind() == Kind.REMOVED && path.endsWith(".sql") && !removed.contains(path)) {
                verdict.extra("removed models", path);
            }
        });
    }
}
