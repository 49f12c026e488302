package io.plumbline.fix;

import io.plumbline.model.Edit;
import io.plumbline.model.FileTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Edits that go together, applied in memory to the files of one source.
 *
 * @param changes each changed file by its path
 */
public record Patch(SortedMap<String, Change> changes) {

    /** What becomes of a file: its bytes before, null where it is new, and after, null where it is removed. */
    public record Change(byte @Nullable [] before, byte @Nullable [] after) {}

    /** Edits that cannot be made together, or not of these files. */
    static final class Conflict extends Exception {

        private static final long serialVersionUID = 1L;

        Conflict(String message) {
            super(message, null, false, false);
        }
    }

    public Patch {
        changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    }

    static Patch none() {
        return new Patch(new TreeMap<>());
    }

    /**
     * Applies edits; one that stands there twice is made once.
     *
     * @throws Conflict where two of them touch one place, or a file is not as an edit expects it
     */
    static Patch of(FileTree tree, Collection<Edit> edits) throws Conflict {
        Map<String, Set<Edit>> byPath = new TreeMap<>();
        edits.forEach(edit -> byPath.computeIfAbsent(edit.path(), path -> new LinkedHashSet<>())
                .add(edit));
        SortedMap<String, Change> changes = new TreeMap<>();
        for (Map.Entry<String, Set<Edit>> file : byPath.entrySet()) {
            changes.put(file.getKey(), change(tree, file.getKey(), List.copyOf(file.getValue())));
        }
        return new Patch(changes);
    }

    private static Change change(FileTree tree, String path, List<Edit> edits) throws Conflict {
        Edit first = edits.get(0);
        if (edits.size() > 1 && !edits.stream().allMatch(Edit.Replace.class::isInstance)) {
            throw new Conflict(path + " is to be written or removed as a whole and changed otherwise too");
        }
        if (first instanceof Edit.Create create) {
            if (tree.paths().contains(path)) {
                throw new Conflict(path + " is there already");
            }
            return new Change(null, create.text().getBytes(StandardCharsets.UTF_8));
        }
        byte[] before = bytes(tree, path);
        String text = text(path, before);
        if (first instanceof Edit.Delete delete) {
            require(delete.expected().equals(text), path);
            return new Change(before, null);
        }
        String after = replaced(path, text, edits);
        boolean marked = before.length > 2 && before[0] == (byte) 0xEF && before[1] == (byte) 0xBB;
        return new Change(before, (marked ? "\uFEFF" + after : after).getBytes(StandardCharsets.UTF_8));
    }

    private static String replaced(String path, String text, List<Edit> edits) throws Conflict {
        List<Edit.Replace> sorted = new ArrayList<>();
        edits.forEach(edit -> sorted.add((Edit.Replace) edit));
        sorted.sort(Comparator.comparingInt(Edit.Replace::start).thenComparingInt(Edit.Replace::end));
        StringBuilder after = new StringBuilder();
        int at = 0;
        int opened = -1;
        for (Edit.Replace edit : sorted) {
            if (edit.start() < at || edit.start() == opened) {
                throw new Conflict("another fix changes the same place of " + path);
            }
            require(text.startsWith(edit.expected(), edit.start()), path);
            after.append(text, at, edit.start()).append(edit.text());
            at = edit.end();
            opened = newLines(text, edit) ? -1 : edit.start();
        }
        return after.append(text, at, text.length()).toString();
    }

    /** Whether an edit puts whole lines between two others, so that more can be put there too. */
    private static boolean newLines(String text, Edit.Replace edit) {
        boolean atStart = edit.start() == 0 || text.charAt(edit.start() - 1) == '\n';
        boolean atOpenEnd = edit.start() == text.length() && !atStart;
        return edit.expected().isEmpty()
                && (atStart && edit.text().endsWith("\n")
                        || atOpenEnd && edit.text().matches("\\r?\\n(?s:.*)"));
    }

    private static byte[] bytes(FileTree tree, String path) throws Conflict {
        try {
            return tree.bytes(path);
        } catch (IOException e) {
            throw new Conflict(String.valueOf(e.getMessage()));
        }
    }

    private static String text(String path, byte[] bytes) throws Conflict {
        try {
            return TextFile.decode(bytes);
        } catch (IOException e) {
            throw new Conflict(path + " is no valid UTF-8");
        }
    }

    private static void require(boolean same, String path) throws Conflict {
        if (!same) {
            throw new Conflict(path + " does not hold the text that was to be changed");
        }
    }

    /** The paths whose content really differs. */
    public Set<String> paths() {
        Set<String> paths = new LinkedHashSet<>();
        changes.forEach((path, change) -> {
            if (!Arrays.equals(change.before(), change.after())) {
                paths.add(path);
            }
        });
        return paths;
    }

    /** A tree as it is with this patch applied; nothing is written. */
    public FileTree over(FileTree tree) {
        return new Overlay(tree, this);
    }

    /** As {@code git apply} takes it: paths below {@code a/} and {@code b/}, three lines of context. */
    public String diff() {
        StringBuilder diff = new StringBuilder();
        Set<String> paths = paths();
        changes.forEach((path, change) -> {
            if (paths.contains(path)) {
                diff.append(UnifiedDiff.of(path, change));
            }
        });
        return diff.toString();
    }
}
