package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells what a thing reads, or what reads it: the nearest one by one, the others counted. */
final class Neighbours implements Tool {

    static final int MOST = 20;

    private final Knowledge knowledge;
    private final Lineage lineage;
    private final boolean up;

    Neighbours(Knowledge knowledge, Lineage lineage, boolean up) {
        this.knowledge = knowledge;
        this.lineage = lineage;
        this.up = up;
    }

    @Override
    public Intent intent() {
        return up ? Intent.READS : Intent.READ_BY;
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        return knowledge.estate().artifact(inputs.getOrDefault("node", "")).stream()
                .flatMap(node -> knowledge.estate().artifact(inputs.getOrDefault("other", "")).stream()
                        .findFirst()
                        .map(other -> List.of(pair(node, other)))
                        .orElseGet(() -> drafts(node, inputs.getOrDefault("kind", "")))
                        .stream())
                .toList();
    }

    /** Whether one thing depends on another, and how sure that is. */
    private Draft pair(Artifact node, Artifact other) {
        boolean near = lineage.parents(node.id()).contains(other);
        String name = Phrases.name(node);
        List<Artifact> above = lineage.above(node);
        String said;
        if (near) {
            said = "Yes: " + name + " reads " + Phrases.name(other) + ".";
        } else if (lineage.reach(node.id(), true).contains(other)) {
            said = "Yes: " + Phrases.name(other) + " stands behind " + name + ", further up.";
        } else if (above.contains(other)) {
            said = "Perhaps: " + Phrases.name(other) + " may stand behind " + name
                    + "; what is between them could not be rendered.";
        } else if (above.stream().anyMatch(lineage::isUnread)) {
            said = Phrases.name(other) + " is not among what is known to stand behind " + name
                    + ", and not all of that could be read.";
        } else {
            said = "No: " + Phrases.name(other) + " is not among what stands behind " + name + ".";
        }
        return Draft.at(
                said,
                near ? lineage.reference(other.id(), node.id()).stream().toList() : List.of(),
                (near ? "parents " : "ancestors ") + node.id(),
                "node " + other.id(),
                "node " + node.id());
    }

    /** What may be read, or may read it, as the text says. */
    private List<Draft> perhaps(Artifact node) {
        List<Artifact> perhaps = lineage.perhaps(node.id(), up);
        String query = (up ? "perhaps-parents " : "perhaps-children ") + node.id();
        List<Draft> drafts = new ArrayList<>();
        if (!perhaps.isEmpty()) {
            String counted = Phrases.counted(perhaps);
            drafts.add(Draft.at(
                    (up
                                    ? Phrases.name(node) + " may read " + counted
                                    : Phrases.name(node) + " may be read by " + counted)
                            + ": so the text says, which could not be rendered.",
                    List.of(),
                    query));
            drafts.addAll(Draft.first(perhaps, query, other -> edge(node, other, " may read ", query)));
        }
        return drafts;
    }

    private List<Draft> drafts(Artifact node, String kind) {
        String id = node.id();
        List<Artifact> near = up ? lineage.parents(id) : lineage.children(id);
        List<Artifact> all = lineage.reach(id, up);
        String direct = (up ? "parents " : "children ") + id;
        String indirect = (up ? "ancestors " : "descendants ") + id;
        String name = Phrases.name(node);
        List<Draft> perhaps = perhaps(node);
        if (near.isEmpty() && !perhaps.isEmpty()) {
            return perhaps;
        }
        if (near.isEmpty() && lineage.isUnread(node)) {
            return List.of(Draft.at(
                    (up ? "What " + name + " reads" : "What reads " + name) + " is not known.",
                    List.of(),
                    "node " + id));
        }
        if (near.isEmpty()) {
            return List.of(Draft.at(up ? name + " reads nothing." : "Nothing reads " + name + ".", List.of(), direct));
        }
        List<Draft> drafts = new ArrayList<>();
        String count = Phrases.counted(near);
        drafts.add(
                Draft.at(up ? name + " reads " + count + "." : name + " is read by " + count + ".", List.of(), direct));
        drafts.addAll(Draft.first(near, direct, other -> edge(node, other)));
        drafts.addAll(Draft.first(
                all.stream()
                        .filter(other -> other.kind().equals(kind) && !near.contains(other))
                        .filter(other -> !kind.equals("exposure"))
                        .toList(),
                indirect,
                other -> Draft.at(
                        Phrases.name(other) + " (" + Phrases.kind(other) + ") depends on it further down.",
                        List.of(other.location()),
                        indirect)));
        List<Artifact> exposures = all.stream()
                .filter(other -> other.kind().equals("exposure") && !near.contains(other))
                .toList();
        if (all.size() > near.size()) {
            drafts.add(Draft.at(
                    (up ? "In all, what stands behind it is " : "In all, what depends on it is ") + Phrases.counted(all)
                            + ".",
                    List.of(),
                    indirect));
        }
        drafts.addAll(exposures.stream()
                .limit(MOST)
                .map(exposure -> Draft.at(
                        Phrases.name(exposure) + " (exposure) depends on it further down.",
                        List.of(exposure.location()),
                        indirect))
                .toList());
        if (exposures.size() > MOST) {
            drafts.add(Draft.at("The other exposures are not listed here.", List.of(), indirect));
        }
        drafts.addAll(perhaps);
        return drafts;
    }

    private Draft edge(Artifact node, Artifact other) {
        return edge(node, other, " reads ", "parents " + (up ? node : other).id());
    }

    private Draft edge(Artifact node, Artifact other, String verb, String query) {
        Artifact parent = up ? other : node;
        Artifact child = up ? node : other;
        List<Location> places = Stream.concat(
                        lineage.reference(parent.id(), child.id()).stream(), Stream.of(child.location()))
                .toList();
        return Draft.at(
                Phrases.name(child) + " (" + Phrases.kind(child) + ")" + verb + Phrases.name(parent) + ".",
                places,
                query);
    }
}
