package io.plumbline.fix.sql;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.TextFile;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Artifact;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Relation;
import io.plumbline.model.Seed;
import io.plumbline.model.Snapshot;
import io.plumbline.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Writes a ref or source for a table that a model names itself. */
@Mends(
        value = "hard-coded-reference",
        by = "writes the ref or source that stands for the table",
        unless = "no source, model, seed or snapshot, or more than one, stands for exactly that table")
final class ReferenceForName implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        List<Edit> edits = new ArrayList<>();
        TextFile file = bench.file(finding.location().path()).orElse(null);
        if (file == null) {
            return List.of();
        }
        for (String name :
                String.valueOf(finding.facts().get("hard_coded_references")).split(", ")) {
            Optional<String> reference = reference(bench, finding, name);
            Matcher places = Pattern.compile("(?<![\\w.\"'{])" + Pattern.quote(name) + "(?![\\w.\"'])")
                    .matcher(file.text());
            List<Edit> found = new ArrayList<>();
            while (reference.isPresent() && places.find()) {
                found.add(file.replace(places.start(), places.end(), reference.get()));
            }
            if (found.size() != 1) {
                return List.of();
            }
            edits.addAll(found);
        }
        return edits;
    }

    private static Optional<String> reference(Workbench bench, Finding finding, String name) {
        List<Artifact> named = bench.estate()
                .of(Artifact.class)
                .filter(artifact -> artifact.enabled()
                        && !artifact.id().equals(finding.subject())
                        && artifact.relation() != null
                        && same(artifact.relation(), name))
                .toList();
        return named.size() == 1 ? call(named.get(0)).findFirst() : Optional.empty();
    }

    private static boolean same(Relation relation, String name) {
        String table = relation.schema() + "." + relation.identifier();
        return name.equalsIgnoreCase(table) || name.equalsIgnoreCase(relation.database() + "." + table);
    }

    private static Stream<String> call(Artifact artifact) {
        if (artifact instanceof Source source) {
            return Stream.of("{{ source('" + source.sourceName() + "', '" + source.name() + "') }}");
        }
        return artifact instanceof Model model && model.version() == null
                        || artifact instanceof Seed
                        || artifact instanceof Snapshot
                ? Stream.of("{{ ref('" + artifact.name() + "') }}")
                : Stream.empty();
    }
}
