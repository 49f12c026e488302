package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Exposure;
import io.plumbline.model.Group;
import io.plumbline.model.PathOwner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells who answers for a thing: whom the project names, then CODEOWNERS. Where neither names anybody, who wrote most of
 * its file.
 */
final class Owners implements Tool {

    private final Knowledge knowledge;

    Owners(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public Intent intent() {
        return Intent.OWNER;
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        if (inputs.containsKey("select")) {
            return owners(inputs.get("select"));
        }
        return knowledge.estate().artifact(inputs.getOrDefault("node", "")).stream()
                .flatMap(node -> owner(node).stream())
                .toList();
    }

    /** Who owns how many things of a part of the estate. */
    private List<Draft> owners(String select) {
        Filter filter = Filter.read(select);
        Map<String, List<Artifact>> owned = byOwner(filter);
        String all = Phrases.counted(filter.in(knowledge));
        return owned.entrySet().stream()
                .map(owner -> Draft.at(
                        owner.getKey().isEmpty()
                                ? "Of " + all + " of `" + filter.selection() + "` "
                                        + owner.getValue().size() + " have no owner that is declared."
                                : "Of " + all + " of `" + filter.selection() + "` "
                                        + owner.getValue().size()
                                        + (owner.getValue().size() == 1 ? " belongs" : " belong") + " to `"
                                        + owner.getKey() + "`.",
                        List.of(),
                        "owners " + select))
                .toList();
    }

    /** The result of the query {@code owners SELECT}: each owner with what is his, the empty string for nobody's. */
    List<String> lines(String select) {
        Filter filter = Filter.read(select);
        List<String> lines = new ArrayList<>(List.of(Phrases.counted(filter.in(knowledge))));
        byOwner(filter)
                .forEach((owner, nodes) -> lines.add((owner.isEmpty() ? "nobody" : owner) + " " + nodes.size() + ": "
                        + nodes.stream().map(Phrases::plain).collect(Collectors.joining(", "))));
        return lines.size() == 1 ? List.of() : lines;
    }

    private Map<String, List<Artifact>> byOwner(Filter filter) {
        return filter.in(knowledge).stream()
                .collect(Collectors.groupingBy(this::label, TreeMap::new, Collectors.toList()));
    }

    /** Whom the project or CODEOWNERS names; empty for nobody. */
    private String label(Artifact node) {
        if (node instanceof Exposure exposure && !exposure.owner().label().isEmpty()) {
            return exposure.owner().label();
        }
        if (node.properties().meta().get("owner") instanceof String owner) {
            return owner;
        }
        String group = node.properties().group();
        return knowledge
                .estate()
                .of(Group.class)
                .filter(one -> one.name().equals(group) && !one.owner().label().isEmpty())
                .map(one -> one.owner().label())
                .findFirst()
                .or(() -> knowledge
                        .owner(node.location())
                        .filter(owner -> owner.from() == PathOwner.From.CODEOWNERS)
                        .map(owner -> String.join(", ", owner.owners())))
                .orElse("");
    }

    private List<Draft> owner(Artifact node) {
        List<Draft> drafts = new ArrayList<>(declared(node));
        boolean named = !drafts.isEmpty();
        if (!named) {
            drafts.add(Draft.at("No owner of " + Phrases.name(node) + " is declared.", List.of(), "node " + node.id()));
        }
        knowledge
                .owner(node.location())
                .filter(owner -> !named || owner.from() == PathOwner.From.CODEOWNERS)
                .ifPresent(owner -> drafts.add(Draft.at(said(node, owner), List.of(), "owner " + node.id())));
        return drafts;
    }

    private static String said(Artifact node, PathOwner owner) {
        String names = Phrases.names(owner.owners());
        String path = "`" + node.location().path() + "`";
        return Phrases.sentence(
                switch (owner.from()) {
                    case CODEOWNERS -> names + " answers for " + path + ": " + owner.reason();
                    case LINES, COMMITS -> "Of " + path + " " + names + " " + owner.reason();
                });
    }

    private List<Draft> declared(Artifact node) {
        if (node instanceof Exposure exposure && !exposure.owner().label().isEmpty()) {
            return List.of(owned(node, exposure.owner().label()));
        }
        if (node.properties().meta().get("owner") instanceof String owner) {
            return List.of(Draft.of(Phrases.name(node) + " is owned by `" + owner + "`.", node));
        }
        String group = node.properties().group();
        List<Draft> drafts = new ArrayList<>();
        knowledge
                .estate()
                .of(Group.class)
                .filter(g -> g.name().equals(group) && !g.owner().label().isEmpty())
                .forEach(g -> {
                    drafts.add(owned(g, g.owner().label()));
                    drafts.add(Draft.of(Phrases.name(node) + " belongs to the group " + Phrases.name(g) + ".", node));
                });
        return drafts;
    }

    private static Draft owned(Artifact node, String owner) {
        String kind = node instanceof Group ? "The group " : "";
        return Draft.at(
                kind + Phrases.name(node) + " is owned by `" + owner + "`.",
                List.of(node.location()),
                "node " + node.id());
    }
}
