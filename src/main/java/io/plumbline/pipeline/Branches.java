package io.plumbline.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Draws what hangs below a thing as the lines of a tree. A thing that was drawn before is named and not opened again.
 *
 * @param next what hangs below a thing
 * @param shown how a thing is written; of two that are written alike the second one was drawn before
 * @param note what stands behind it in this place; empty for nothing
 */
record Branches<T>(Function<T, List<T>> next, Function<T, String> shown, Function<T, String> note) {

    /** @param depth levels to show, at least 1 */
    List<String> below(T root, int depth) {
        List<String> lines = new ArrayList<>();
        draw(root, "", depth, new HashSet<>(Set.of(shown.apply(root))), lines);
        return lines;
    }

    private void draw(T root, String indent, int depth, Set<String> drawn, List<String> lines) {
        List<T> ends = next.apply(root);
        for (int i = 0; i < ends.size(); i++) {
            T end = ends.get(i);
            boolean last = i == ends.size() - 1;
            boolean leaf = next.apply(end).isEmpty();
            boolean again = !drawn.add(shown.apply(end)) && !leaf;
            boolean cut = depth == 1 && !leaf;
            lines.add(indent
                    + (last ? "└─ " : "├─ ")
                    + shown.apply(end)
                    + note.apply(end)
                    + (again ? " (above)" : cut ? " …" : ""));
            if (!again && depth > 1) {
                draw(end, indent + (last ? "   " : "│  "), depth - 1, drawn, lines);
            }
        }
    }
}
