package io.plumbline.fix.layer;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.TextFile;
import io.plumbline.fix.Workbench;
import io.plumbline.fix.dbt.SourceOut;
import io.plumbline.model.Artifact;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Leaves one of two source entries for the same table, the one that staging reads. */
@Mends(
        value = "duplicate-source",
        by = "lets what reads the second entry read the staging model or the first one, and takes the second out",
        unless = "staging reads neither entry or both, the second is tested, or something other than a model reads it")
final class OneSource implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        List<Source> same = bench.estate()
                .sources()
                .filter(source ->
                        source.relation().toString().equals(finding.facts().get("source_db_location")))
                .toList();
        List<Source> kept =
                same.stream().filter(source -> staged(source, bench)).toList();
        if (same.size() != 2 || kept.size() != 1) {
            return List.of();
        }
        Source out = same.get(0) == kept.get(0) ? same.get(1) : same.get(0);
        return readers(out, kept.get(0), bench)
                .flatMap(edits -> SourceOut.of(out, bench).map(edit -> {
                    edits.add(edit);
                    return edits;
                }))
                .orElse(List.of());
    }

    private static boolean staged(Source source, Workbench bench) {
        return bench.estate().children(source.id()).stream()
                .anyMatch(child -> child instanceof Model model && StagingModel.inStaging(model));
    }

    private static Optional<List<Edit>> readers(Source out, Source kept, Workbench bench) {
        List<Edit> edits = new ArrayList<>();
        for (Artifact child : bench.estate().children(out.id())) {
            if (!(child instanceof Model model)) {
                return Optional.empty();
            }
            List<Edit> turned = StagingModel.of(out, bench)
                    .flatMap(staging -> staging.readBy(model, bench))
                    .or(() -> bench.file(model.location().path()).map(file -> renamed(file, out, kept)))
                    .orElse(List.of());
            if (turned.isEmpty()) {
                return Optional.empty();
            }
            edits.addAll(turned);
        }
        return Optional.of(edits);
    }

    private static List<Edit> renamed(TextFile file, Source out, Source kept) {
        Pattern call = Pattern.compile("source\\(\\s*(['\"])" + Pattern.quote(out.sourceName()) + "\\1\\s*,\\s*(['\"])"
                + Pattern.quote(out.name()) + "\\2\\s*\\)");
        Matcher found = call.matcher(file.text());
        List<Edit> edits = new ArrayList<>();
        while (found.find()) {
            String with = "source('" + kept.sourceName() + "', '" + kept.name() + "')";
            edits.add(file.replace(found.start(), found.end(), with));
        }
        return edits;
    }
}
