package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Column;
import io.plumbline.model.Model;
import io.plumbline.model.Seed;
import io.plumbline.model.Snapshot;
import io.plumbline.model.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Tells which documentation to write first: what most depends on and nothing describes. */
final class Undescribed implements Tool {

    private final Knowledge knowledge;
    private final Lineage lineage;
    private final Fed fed;

    Undescribed(Knowledge knowledge, Lineage lineage, Fed fed) {
        this.knowledge = knowledge;
        this.lineage = lineage;
        this.fed = fed;
    }

    /** @param uses things that depend on it, however far down; columns that are made from it */
    private record Open(String name, String id, int uses) {}

    @Override
    public Intent intent() {
        return Intent.DOCS_TO_WRITE;
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        String id = inputs.getOrDefault("node", inputs.getOrDefault("path", "*"));
        String query = "undescribed " + id;
        Artifact node = knowledge.estate().artifact(id).orElse(null);
        return node == null ? everything(query, id) : one(node, query);
    }

    /** @param below a folder, or {@code *} */
    private List<Draft> everything(String query, String below) {
        List<Open> open = nodes(below);
        String where = below.equals("*") ? "" : " in `" + below + "`";
        List<Draft> drafts = new ArrayList<>(List.of(Draft.at(
                open.isEmpty()
                        ? "Every model, seed, snapshot and source table" + where + " is described."
                        : open.size() + " of " + Phrases.counted(all(below).count(), "thing") + where
                                + " are not described.",
                List.of(),
                query)));
        drafts.addAll(Draft.first(
                open,
                query,
                one -> Draft.at(
                        "`" + one.name() + "` is not described, and "
                                + (one.uses() == 0
                                        ? "nothing depends on it."
                                        : Phrases.counted(one.uses(), "thing") + " "
                                                + (one.uses() == 1 ? "depends" : "depend") + " on it."),
                        knowledge.estate().artifact(one.id()).map(Artifact::location).stream()
                                .toList(),
                        query)));
        return drafts;
    }

    private List<Draft> one(Artifact node, String query) {
        List<Draft> drafts = new ArrayList<>();
        String name = Phrases.name(node);
        drafts.add(Draft.at(
                described(node) ? name + " is described." : name + " is not described.",
                Stream.of(node.declared() == null ? node.location() : node.declared())
                        .toList(),
                query));
        List<Open> open = columns(node);
        drafts.add(Draft.at(
                open.isEmpty()
                        ? "Every column of " + name + " is described."
                        : open.size() + " of "
                                + Phrases.counted(lineage.columns(node.id()).size(), "column") + " of " + name
                                + " are not described: "
                                + Phrases.names(open.stream().map(Open::name).toList()) + ".",
                List.of(),
                query));
        open.stream()
                .filter(column -> column.uses() > 0)
                .limit(Advice.FIRST)
                .forEach(column -> drafts.add(Draft.at(
                        "From `" + column.name() + "` " + Phrases.counted(column.uses(), "column") + " of others "
                                + (column.uses() == 1 ? "is" : "are") + " made.",
                        List.of(),
                        query)));
        return drafts;
    }

    private Stream<Artifact> all(String below) {
        return knowledge
                .estate()
                .own(Artifact.class)
                .filter(Artifact::enabled)
                .filter(node -> node instanceof Model
                        || node instanceof Seed
                        || node instanceof Snapshot
                        || node instanceof Source)
                .filter(node -> below.equals("*") || node.location().path().startsWith(below + "/"));
    }

    private static boolean described(Artifact node) {
        return !node.properties().description().isBlank();
    }

    private List<Open> nodes(String below) {
        return sorted(all(below)
                .filter(node -> !described(node))
                .map(node -> new Open(
                        Phrases.plain(node),
                        node.id(),
                        lineage.reach(node.id(), false).size())));
    }

    private List<Open> columns(Artifact node) {
        List<Fed.Column> made = fed.of(node.id());
        return sorted(lineage.columns(node.id()).stream()
                .filter(column -> node.properties()
                        .column(column)
                        .map(Column::description)
                        .orElse("")
                        .isBlank())
                .map(column -> new Open(column, node.id(), (int)
                        made.stream().filter(use -> use.from().equals(column)).count())));
    }

    private static List<Open> sorted(Stream<Open> open) {
        return open.sorted(Comparator.comparing((Open one) -> -one.uses())
                        .thenComparing(Open::id)
                        .thenComparing(Open::name))
                .toList();
    }

    /** The result of the query {@code undescribed ID}; instead of an id a folder, or {@code *} for everything. */
    List<String> lines(String id) {
        Artifact node = knowledge.estate().artifact(id).orElse(null);
        List<Open> open = node == null ? nodes(id) : columns(node);
        List<String> lines = new ArrayList<>();
        if (node != null) {
            lines.add(Phrases.plain(node) + (described(node) ? " is described" : " is not described"));
        }
        lines.add(open.size() + " of "
                + (node == null
                        ? Phrases.counted(all(id).count(), "thing")
                        : Phrases.counted(lineage.columns(id).size(), "column"))
                + (open.size() > Neighbours.MOST ? ", and " + (open.size() - Neighbours.MOST) + " more" : ""));
        open.forEach(one -> lines.add(one.name() + " " + one.uses()));
        return lines;
    }
}
