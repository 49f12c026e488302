package io.plumbline.agent;

import io.plumbline.model.Artifact;
import io.plumbline.model.Column;
import io.plumbline.model.DocBlock;
import io.plumbline.model.Exposure;
import io.plumbline.model.Location;
import io.plumbline.model.Macro;
import io.plumbline.model.Metric;
import io.plumbline.model.Model;
import io.plumbline.model.SavedQuery;
import io.plumbline.model.SemanticModel;
import io.plumbline.model.Test;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells what a thing or a column is: its description first. */
final class Description implements Tool {

    private final Knowledge knowledge;
    private final Lineage lineage;

    Description(Knowledge knowledge, Lineage lineage) {
        this.knowledge = knowledge;
        this.lineage = lineage;
    }

    @Override
    public Intent intent() {
        return Intent.DESCRIPTION;
    }

    @Override
    public List<Draft> run(Map<String, String> inputs) {
        Artifact node =
                knowledge.estate().artifact(inputs.getOrDefault("node", "")).orElse(null);
        String column = inputs.get("column");
        return node == null ? List.of() : column == null ? thing(node) : column(node, column);
    }

    private List<Draft> thing(Artifact node) {
        List<Draft> drafts = new ArrayList<>();
        String text = text(node);
        if (!text.isBlank()) {
            drafts.add(told(Phrases.name(node) + ": " + text, text, node, null));
        }
        drafts.add(Draft.of(kind(node), node));
        if (text.isBlank()) {
            drafts.add(Draft.at(Phrases.name(node) + " has no description.", List.of(), "node " + node.id()));
        }
        List<Artifact> near = lineage.children(node.id());
        if (!near.isEmpty()) {
            drafts.add(Draft.at(
                    Phrases.name(node) + " is read by " + Phrases.counted(near) + ".",
                    List.of(),
                    "children " + node.id()));
        }
        return drafts;
    }

    private static String kind(Artifact node) {
        String name = Phrases.name(node);
        String kind = node instanceof Model model
                ? (model.materialized().matches("[aeiou].*") ? "an " : "a ") + model.materialized() + " model"
                : (Phrases.kind(node).matches("[aeiou].*") ? "an " : "a ") + Phrases.kind(node);
        return name + " is " + kind + " of `" + node.packageName() + "`.";
    }

    private List<Draft> column(Artifact node, String name) {
        Optional<Column> declared = node.properties().column(name);
        String subject = "`" + name + "` of " + Phrases.name(node);
        if (declared.isEmpty() || declared.get().description().isBlank()) {
            return List.of(
                    Draft.at(subject + " is a column without a description.", List.of(), "columns " + node.id()));
        }
        String text = declared.get().description();
        return List.of(told(subject + ": " + text, text, node, declared.get().location()));
    }

    /** A description in the words of its author; those of a doc block stand in its Markdown. */
    private Draft told(String said, String text, Artifact node, @Nullable Location first) {
        List<Location> places = new ArrayList<>();
        Stream.ofNullable(first).forEach(places::add);
        knowledge
                .estate()
                .of(DocBlock.class)
                .filter(block ->
                        text.contains(block.text().strip()) && !block.text().isBlank())
                .map(Artifact::location)
                .forEach(places::add);
        Stream.ofNullable(node.declared()).forEach(places::add);
        places.add(node.location());
        return Draft.at(Phrases.sentence(said), places, "node " + node.id());
    }

    private static String text(Artifact node) {
        if (node instanceof Exposure exposure) {
            return exposure.description();
        } else if (node instanceof Macro macro) {
            return macro.description();
        } else if (node instanceof Metric metric) {
            return metric.description();
        } else if (node instanceof SemanticModel semantic) {
            return semantic.description();
        } else if (node instanceof SavedQuery query) {
            return query.description();
        }
        return node instanceof Test test
                ? test.description()
                : node.properties().description();
    }
}
