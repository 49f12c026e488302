package io.plumbline.crawl.history;

import io.plumbline.model.CoChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts which files of the tip change in the same commits. */
final class CoChanges {

    /** Commits touching more paths say nothing about a pair. */
    static final int MOST_FILES = 50;

    private static final int LEAST_SUPPORT = 3;
    private static final int MOST_PAIRS = 20_000;
    private static final Comparator<CoChange> STRONGEST_FIRST = Comparator.comparing(CoChange::confidence)
            .thenComparing(CoChange::support)
            .reversed()
            .thenComparing(CoChange::left)
            .thenComparing(CoChange::right);

    private CoChanges() {}

    /** Pairs with a support of at least three; of very many the 20,000 strongest. */
    static List<CoChange> of(Map<String, FileTouches> files, Limits limits) {
        Map<Entry, List<Integer>> byCommit = new HashMap<>();
        List<String> names = files.keySet().stream().sorted().toList();
        int[] commits = new int[names.size()];
        for (int i = 0; i < commits.length; i++) {
            for (FileTouches.Touch touch : own(files, names.get(i))) {
                if (touch.entry().changes() <= MOST_FILES) {
                    commits[i]++;
                    byCommit.computeIfAbsent(touch.entry(), e -> new ArrayList<>(4))
                            .add(i);
                }
            }
        }
        List<CoChange> pairs = new ArrayList<>();
        for (int i = 0; i < commits.length; i++) {
            if (commits[i] < LEAST_SUPPORT) {
                continue;
            }
            limits.check();
            Map<Integer, Integer> together = new HashMap<>();
            for (FileTouches.Touch touch : own(files, names.get(i))) {
                List<Integer> there = byCommit.getOrDefault(touch.entry(), List.of());
                for (int other : there.size() > MOST_FILES ? List.<Integer>of() : there) {
                    if (other > i && commits[other] >= LEAST_SUPPORT) {
                        together.merge(other, 1, Integer::sum);
                    }
                }
            }
            for (Map.Entry<Integer, Integer> pair : together.entrySet()) {
                if (pair.getValue() >= LEAST_SUPPORT) {
                    pairs.add(new CoChange(
                            names.get(i),
                            names.get(pair.getKey()),
                            pair.getValue(),
                            commits[i],
                            commits[pair.getKey()]));
                }
            }
            if (pairs.size() > 4 * MOST_PAIRS) {
                pairs.sort(STRONGEST_FIRST);
                pairs.subList(MOST_PAIRS, pairs.size()).clear();
            }
        }
        pairs.sort(STRONGEST_FIRST);
        return List.copyOf(pairs.subList(0, Math.min(MOST_PAIRS, pairs.size())));
    }

    private static List<FileTouches.Touch> own(Map<String, FileTouches> files, String name) {
        FileTouches file = files.get(name);
        return file == null ? List.of() : file.own();
    }
}
