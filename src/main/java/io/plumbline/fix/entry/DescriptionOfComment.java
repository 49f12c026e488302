package io.plumbline.fix.entry;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.fix.dbt.Scalar;
import io.plumbline.fix.dbt.YamlEntry;
import io.plumbline.model.Artifact;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import io.plumbline.model.Source;
import java.util.List;
import java.util.Optional;

/** Makes the comment that says what something is its description. */
@Mends(
        value = {
            "undocumented-model",
            "undocumented-seed",
            "undocumented-snapshot",
            "undocumented-source",
            "undocumented-source-table"
        },
        by = "makes the comment at the head of its SQL file, or at its YAML entry, the description",
        unless = "no comment stands there, or it is not prose of four words or more: code, a note to do, a licence")
final class DescriptionOfComment implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return bench.estate()
                .artifact(finding.subject())
                .map(node -> edits(node, finding.rule(), bench))
                .orElse(List.of());
    }

    /** @param rule the one that misses the description */
    static List<Edit> edits(Artifact node, String rule, Workbench bench) {
        if (node instanceof Model model && model.version() != null) {
            return List.of();
        }
        Optional<List<Edit>> written = node instanceof Model model ? ofFile(model, bench) : Optional.empty();
        return written.or(() -> place(node, rule)
                        .flatMap(place -> YamlEntry.at(place, bench))
                        .flatMap(EntryComment::asDescription))
                .orElse(List.of());
    }

    private static Optional<Location> place(Artifact node, String rule) {
        if (node instanceof Source source) {
            return Optional.of(rule.equals("undocumented-source") ? source.sourceLocation() : source.location());
        }
        return Optional.ofNullable(node.properties().declared());
    }

    private static Optional<List<Edit>> ofFile(Model model, Workbench bench) {
        ModelYaml yaml = new ModelYaml(model, bench);
        return bench.file(model.location().path())
                .flatMap(HeadComment::of)
                .flatMap(text -> model.properties().declared() == null
                        ? yaml.create()
                        : yaml.entry().flatMap(entry -> entry.put("description", Scalar.of(text))))
                .map(List::of);
    }
}
