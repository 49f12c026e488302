package io.plumbline.fix.layer;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import io.plumbline.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the staging model of a source table instead of the table. */
@Mends(
        value = {"direct-join-to-source", "source-read-past-staging", "source-fanout", "multiple-sources-joined"},
        by = "reads the staging model of the table, by the names that gives its columns, or one that is written for it",
        unless = "a staging model leaves out rows or a column that is used, or it is not told which columns are used")
final class StagingForSource implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        Source source = bench.estate().artifact(finding.subject(), Source.class).orElse(null);
        if (source != null) {
            return fanout(source, bench);
        }
        List<Source> read = bench.estate().parents(finding.subject()).stream()
                .filter(Source.class::isInstance)
                .map(Source.class::cast)
                .filter(parent -> !finding.rule().equals("source-read-past-staging")
                        || parent.label().equals(finding.facts().get("parent")))
                .toList();
        return bench.model(finding)
                .flatMap(model -> turned(List.of(model), read, bench))
                .orElse(List.of());
    }

    private static List<Edit> fanout(Source source, Workbench bench) {
        return StagingModel.of(source, bench)
                .flatMap(staging -> {
                    List<Model> others = bench.estate().children(source.id()).stream()
                            .filter(child -> child instanceof Model && child != staging.model())
                            .map(Model.class::cast)
                            .toList();
                    return turned(others, List.of(source), bench);
                })
                .orElse(List.of());
    }

    /** Each of the models reads each of the sources through staging; empty where one cannot. */
    static Optional<List<Edit>> turned(List<Model> models, List<Source> sources, Workbench bench) {
        List<Edit> edits = new ArrayList<>();
        for (Source source : sources) {
            Optional<List<Edit>> turned = staged(models, source, bench)
                    .or(() -> models.size() == 1 ? written(models.get(0), source, bench) : Optional.empty());
            if (turned.isEmpty()) {
                return Optional.empty();
            }
            edits.addAll(turned.get());
        }
        return edits.isEmpty() ? Optional.empty() : Optional.of(edits);
    }

    /** Through the staging model there is; a source that nothing reads then goes too. */
    private static Optional<List<Edit>> staged(List<Model> models, Source source, Workbench bench) {
        StagingModel staging = StagingModel.of(source, bench).orElse(null);
        List<Edit> edits = new ArrayList<>();
        for (Model model : models) {
            Optional<List<Edit>> read = staging == null ? Optional.empty() : staging.readBy(model, bench);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            edits.addAll(read.get());
        }
        return Leftover.of(source, models, bench).map(left -> {
            edits.addAll(left);
            return edits;
        });
    }

    /** Through a new model, where no other model of staging reads the source. */
    private static Optional<List<Edit>> written(Model model, Source source, Workbench bench) {
        return StagingModel.readBesides(model, source, bench) ? Optional.empty() : NewStaging.of(source, model, bench);
    }
}
