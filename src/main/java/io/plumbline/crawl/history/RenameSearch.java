package io.plumbline.crawl.history;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * Says where added files came from, as Git does: first files of the same content, then a deleted file whose name occurs
 * once on either side and that is at least 75 % alike, then the most alike of all at 50 % or more. JGit's own detector
 * weighs names into the score and therefore draws other pairs.
 */
final class RenameSearch {

    private static final int FULL = 60_000;
    private static final int LEAST = FULL / 2;
    private static final int LEAST_BY_NAME = LEAST + (FULL - LEAST) / 2;
    private static final int CANDIDATES = 4;
    private static final long MOST_PAIRS = 1_000_000;
    private static final Comparator<Candidate> BEST_FIRST = Comparator.comparing(Candidate::score)
            .reversed()
            .thenComparing(Comparator.comparing(Candidate::sameName).reversed());

    private final Blobs blobs;

    /** A file that may be the origin; {@code gone} where the commit deletes it, so that it was renamed, not copied. */
    record Source(TreeFile file, boolean gone) {}

    /** The origin found, with its likeness in per cent. */
    record Match(Source source, int percent) {}

    private record Candidate(int target, Source source, int score, boolean sameName) {}

    RenameSearch(Blobs blobs) {
        this.blobs = blobs;
    }

    /** The origin of one added file, looked at alone; null where it is new. */
    @Nullable
    Match origin(TreeFile target, List<Source> sources, boolean copies) throws IOException {
        return pair(List.of(target), sources, copies).get(0);
    }

    /** Origins by index of the target; a target without one is not in the map. */
    Map<Integer, Match> pair(List<TreeFile> targets, List<Source> sources, boolean copies) throws IOException {
        Map<Integer, Match> found = new HashMap<>();
        Map<Source, Boolean> used = new HashMap<>();
        exact(targets, sources, copies, found, used);
        if (!copies && found.size() < targets.size()) {
            byUniqueName(targets, sources, found, used);
        }
        List<Source> left = copies
                ? sources
                : sources.stream().filter(s -> !used.containsKey(s)).toList();
        if (found.size() < targets.size() && (long) (targets.size() - found.size()) * left.size() <= MOST_PAIRS) {
            byLikeness(targets, left, copies, found, used);
        }
        return found;
    }

    private static void exact(
            List<TreeFile> targets,
            List<Source> sources,
            boolean copies,
            Map<Integer, Match> found,
            Map<Source, Boolean> used) {
        Map<ObjectId, List<Source>> byId = new HashMap<>();
        for (TreeFile target : targets) {
            byId.put(target.id(), new ArrayList<>());
        }
        for (Source source : sources) {
            List<Source> same = byId.get(source.file.id());
            if (same != null) {
                same.add(source);
            }
        }
        for (int t = 0; t < targets.size(); t++) {
            TreeFile target = targets.get(t);
            Source best = null;
            int bestScore = -1;
            for (Source source : byId.getOrDefault(target.id(), List.of())) {
                boolean free = source.gone && !used.containsKey(source);
                if (!free && !copies || !comparable(source.file, target)) {
                    continue;
                }
                int score = (free ? 1 : 0) + (source.file.name().equals(target.name()) ? 1 : 0);
                if (score > bestScore) {
                    best = source;
                    bestScore = score;
                }
            }
            if (best != null) {
                found.put(t, new Match(best, 100));
                used.put(best, true);
            }
        }
    }

    private static boolean comparable(TreeFile source, TreeFile target) {
        return source.mode() == target.mode() || Change.file(source.mode()) && Change.file(target.mode());
    }

    private void byUniqueName(
            List<TreeFile> targets, List<Source> sources, Map<Integer, Match> found, Map<Source, Boolean> used)
            throws IOException {
        Map<String, Integer> targetByName = new HashMap<>();
        for (int t = 0; t < targets.size(); t++) {
            if (!found.containsKey(t)) {
                targetByName.merge(targets.get(t).name(), t, (one, two) -> -1);
            }
        }
        Map<String, Source> sourceByName = new HashMap<>();
        Map<String, Integer> times = new HashMap<>();
        for (Source source : sources) {
            if (!used.containsKey(source)) {
                sourceByName.put(source.file.name(), source);
                times.merge(source.file.name(), 1, Integer::sum);
            }
        }
        for (Map.Entry<String, Source> entry : sourceByName.entrySet()) {
            int target = targetByName.getOrDefault(entry.getKey(), -1);
            if (target < 0 || times.getOrDefault(entry.getKey(), 0) != 1) {
                continue;
            }
            int score = score(entry.getValue().file, targets.get(target), 0);
            if (score >= LEAST_BY_NAME) {
                found.put(target, new Match(entry.getValue(), percent(score)));
                used.put(entry.getValue(), true);
            }
        }
    }

    private void byLikeness(
            List<TreeFile> targets,
            List<Source> sources,
            boolean copies,
            Map<Integer, Match> found,
            Map<Source, Boolean> used)
            throws IOException {
        List<Candidate> candidates = new ArrayList<>();
        for (int t = 0; t < targets.size(); t++) {
            if (!found.containsKey(t)) {
                candidates.addAll(best(t, targets.get(t), sources));
            }
        }
        candidates.sort(BEST_FIRST);
        for (int round = 0; round < (copies ? 2 : 1); round++) {
            for (Candidate candidate : candidates) {
                Source source = candidate.source;
                boolean free = source.gone && !used.containsKey(source);
                if (candidate.score >= LEAST && !found.containsKey(candidate.target) && (free || round > 0)) {
                    found.put(candidate.target, new Match(source, percent(candidate.score)));
                    used.put(source, true);
                }
            }
        }
    }

    /** Git keeps the best four of each target, so a fifth never wins, even where the four are taken. */
    private List<Candidate> best(int index, TreeFile target, List<Source> sources) throws IOException {
        Candidate[] best = new Candidate[CANDIDATES];
        Arrays.fill(best, new Candidate(index, new Source(target, false), -1, false));
        int worst = 0;
        for (Source source : sources) {
            int score = score(source.file, target, best[worst].score);
            if (score < best[worst].score) {
                continue;
            }
            Candidate candidate =
                    new Candidate(index, source, score, source.file.name().equals(target.name()));
            if (BEST_FIRST.compare(best[worst], candidate) > 0) {
                best[worst] = candidate;
                worst = worst(best);
            }
        }
        return Arrays.stream(best).filter(c -> c.score >= 0).toList();
    }

    private static int worst(Candidate[] best) {
        int worst = 0;
        for (int i = 1; i < best.length; i++) {
            worst = BEST_FIRST.compare(best[i], best[worst]) > 0 ? i : worst;
        }
        return worst;
    }

    /** Likeness out of {@link #FULL}; where it cannot reach what is asked for, any smaller number. */
    private int score(TreeFile source, TreeFile target, int asked) throws IOException {
        if (!Change.file(source.mode()) || !Change.file(target.mode())) {
            return 0;
        }
        long from = blobs.size(source.id(), source.content());
        long to = blobs.size(target.id(), target.content());
        long larger = Math.max(from, to);
        if (from < 0 || to <= 0 || larger * (FULL - LEAST) < (larger - Math.min(from, to)) * FULL) {
            return 0;
        }
        Spans old = blobs.spans(source.id(), source.content());
        Spans young = blobs.spans(target.id(), target.content());
        return old == null || young == null ? 0 : (int) (old.common(young, larger * asked / FULL) * FULL / larger);
    }

    private static int percent(int score) {
        return score * 100 / FULL;
    }
}
