package io.plumbline.crawl.history;

import io.plumbline.model.BlamedLines;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;

/** Collects who wrote which lines of one file, in any order. */
final class Runs {

    private final List<Run> runs = new ArrayList<>(4);

    /** Lines {@code line} (0-based) and on that a commit wrote. */
    record Run(int line, int length, ObjectId commit) {}

    void add(int line, int length, ObjectId commit) {
        runs.add(new Run(line, length, commit));
    }

    /** The lines in order, neighbours of one commit joined, 1-based. */
    List<BlamedLines> lines() {
        runs.sort(Comparator.comparingInt(Run::line));
        List<BlamedLines> lines = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= runs.size(); i++) {
            if (i == runs.size() || !runs.get(i).commit.equals(runs.get(from).commit)) {
                Run last = runs.get(i - 1);
                lines.add(new BlamedLines(
                        runs.get(from).line + 1, last.line + last.length, runs.get(from).commit.name()));
                from = i;
            }
        }
        return lines;
    }
}
