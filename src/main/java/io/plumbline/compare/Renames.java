package io.plumbline.compare;

import io.plumbline.model.Artifact;
import io.plumbline.model.Macro;
import io.plumbline.model.Model;
import io.plumbline.model.Seed;
import io.plumbline.model.Snapshot;
import io.plumbline.model.Source;
import io.plumbline.model.Test;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds which of the removed things are added ones under another name: a source that stands for the same table, a seed of
 * the same content, a model, snapshot, macro or singular test of a like text.
 */
final class Renames {

    /** Git's own measure for a renamed file is 0.5 over lines; words repeat more than lines do, so it takes more of them. */
    private static final double LIKE = 0.7;

    /** Words of a text that is too short to be recognised by likeness: every {@code select * from} resembles the others. */
    private static final int SHORT = 30;

    private final Revision before;
    private final Revision after;
    private final Map<Artifact, List<String>> bodies = new HashMap<>();

    Renames(Revision before, Revision after) {
        this.before = before;
        this.after = after;
    }

    private record Pair(Artifact was, Artifact is, double likeness) {

        boolean sameName() {
            return was.name().equals(is.name());
        }
    }

    /** What each renamed thing was, by what it is; everything occurs once at most. */
    Map<Artifact, Artifact> find(List<Artifact> removed, List<Artifact> added) {
        List<Pair> pairs = new ArrayList<>();
        for (Artifact was : removed) {
            for (Artifact is : added) {
                double likeness = was.getClass() == is.getClass() ? likeness(was, is) : 0;
                if (likeness > 0) {
                    pairs.add(new Pair(was, is, likeness));
                }
            }
        }
        pairs.sort(Comparator.comparing(Pair::sameName)
                .thenComparing(Pair::likeness)
                .reversed()
                .thenComparing(pair -> pair.was().id())
                .thenComparing(pair -> pair.is().id()));
        Map<Artifact, Artifact> found = new HashMap<>();
        Set<Artifact> taken = new HashSet<>();
        for (Pair pair : pairs) {
            if (!found.containsKey(pair.is()) && taken.add(pair.was())) {
                found.put(pair.is(), pair.was());
            }
        }
        return found;
    }

    /** From 0, something else, to 1. */
    private double likeness(Artifact was, Artifact is) {
        if (was instanceof Source source) {
            return is instanceof Source other && source.relation().equals(other.relation()) ? 1 : 0;
        }
        if (was instanceof Seed) {
            return !before.content(was).isEmpty() && before.content(was).equals(after.content(is)) ? 1 : 0;
        }
        boolean text = was instanceof Model
                || was instanceof Snapshot
                || was instanceof Macro
                || was instanceof Test test && test.singular();
        return text ? likeText(was, is) : 0;
    }

    private double likeText(Artifact was, Artifact is) {
        List<String> old = bodies.computeIfAbsent(was, a -> Bodies.meaning(a, before.body(a)));
        List<String> now = bodies.computeIfAbsent(is, a -> Bodies.meaning(a, after.body(a)));
        if (old.isEmpty()
                || now.isEmpty()
                || 2.0 * Math.min(old.size(), now.size()) / (old.size() + now.size()) < LIKE) {
            return 0;
        }
        double likeness = old.equals(now) ? 1 : Bodies.likeness(old, now);
        boolean tooShort = Math.min(old.size(), now.size()) < SHORT;
        return likeness >= (tooShort && !was.name().equals(is.name()) ? 1 : LIKE) ? likeness : 0;
    }
}
