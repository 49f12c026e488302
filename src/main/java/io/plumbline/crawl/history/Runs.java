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

    /** In order, neighbours of one commit joined. */
    List<Run> joined() {
        runs.sort(Comparator.comparingInt(Run::line));
        List<Run> joined = new ArrayList<>();
        for (Run run : runs) {
            Run last = joined.isEmpty() ? null : joined.get(joined.size() - 1);
            if (last != null && last.commit.equals(run.commit) && last.line + last.length == run.line) {
                joined.set(joined.size() - 1, new Run(last.line, last.length + run.length, run.commit));
            } else {
                joined.add(run);
            }
        }
        return joined;
    }

    static List<BlamedLines> lines(List<Run> runs) {
        return runs.stream()
                .map(run -> new BlamedLines(run.line + 1, run.line + run.length, run.commit.name()))
                .toList();
    }
}
