package io.plumbline.agent;

import io.plumbline.model.Artifact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells what of two things is the same and what is not: their columns, and what they read. */
final class Compared implements Tool {

    private final Knowledge knowledge;
    private final Lineage lineage;

    Compared(Knowledge knowledge, Lineage lineage) {
        this.knowledge = knowledge;
        this.lineage = lineage;
    }

    @Override
    public Intent intent() {
        return Intent.COMPARE;
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        Artifact one =
                knowledge.estate().artifact(inputs.getOrDefault("node", "")).orElse(null);
        Artifact other =
                knowledge.estate().artifact(inputs.getOrDefault("other", "")).orElse(null);
        if (one == null || other == null) {
            return List.of();
        }
        String query = "compare " + one.id() + " " + other.id();
        List<Draft> drafts = new ArrayList<>();
        List<String> left = lineage.columns(one.id());
        List<String> right = lineage.columns(other.id());
        long both = left.stream().filter(right::contains).count();
        drafts.add(Draft.at(
                Phrases.name(one) + " has " + Phrases.counted(left.size(), "column") + " and " + Phrases.name(other)
                        + " " + right.size() + "; " + both + (both == 1 ? " is" : " are") + " in both by name.",
                List.of(),
                query));
        List<String> shared =
                parents(one).stream().filter(parents(other)::contains).toList();
        if (!shared.isEmpty()) {
            drafts.add(Draft.at("Both read " + Phrases.names(shared) + ".", List.of(), query));
        }
        only(one, left, right, " has ").forEach(text -> drafts.add(Draft.at(text, List.of(), query)));
        only(other, right, left, " has ").forEach(text -> drafts.add(Draft.at(text, List.of(), query)));
        only(one, parents(one), parents(other), " reads ")
                .forEach(text -> drafts.add(Draft.at(text, List.of(), query)));
        only(other, parents(other), parents(one), " reads ")
                .forEach(text -> drafts.add(Draft.at(text, List.of(), query)));
        return drafts;
    }

    private List<String> parents(Artifact node) {
        return lineage.parents(node.id()).stream().map(Phrases::plain).toList();
    }

    private static List<String> only(Artifact node, Collection<String> mine, Collection<String> others, String verb) {
        Set<String> only = new LinkedHashSet<>(mine);
        only.removeAll(others);
        return only.isEmpty() ? List.of() : List.of("Only " + Phrases.name(node) + verb + Phrases.names(only) + ".");
    }

    /** The result of the query {@code compare ID ID}. */
    List<String> lines(String ids) {
        String[] both = ids.split(" ", 2);
        Artifact one = knowledge.estate().artifact(both[0]).orElse(null);
        Artifact other =
                both.length < 2 ? null : knowledge.estate().artifact(both[1]).orElse(null);
        if (one == null || other == null) {
            return List.of();
        }
        List<String> left = lineage.columns(one.id());
        List<String> right = lineage.columns(other.id());
        return List.of(
                Phrases.plain(one) + " " + Phrases.counted(left.size(), "column") + ": " + String.join(", ", left),
                Phrases.plain(other) + " " + Phrases.counted(right.size(), "column") + ": " + String.join(", ", right),
                left.stream().filter(right::contains).count() + " in both",
                Phrases.plain(one) + " reads " + String.join(", ", parents(one)),
                Phrases.plain(other) + " reads " + String.join(", ", parents(other)));
    }
}
