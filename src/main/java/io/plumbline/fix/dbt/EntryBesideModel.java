package io.plumbline.fix.dbt;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.TextFile;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import java.util.ArrayList;
import java.util.List;

/** Moves the YAML entry of a model, tests and all, into the YAML file beside the model. */
@Mends(
        value = "misplaced-test",
        by = "moves the entry of the model, tests and all, into the YAML file of the model's folder",
        unless = "the folder has no YAML file of models or more than one, or the entry is alone in its file")
final class EntryBesideModel implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        Model model = bench.model(finding).orElse(null);
        Location declared = model == null ? null : model.properties().declared();
        if (model == null || declared == null) {
            return List.of();
        }
        YamlEntry entry =
                YamlEntry.at(declared, bench).filter(YamlEntry::hasSiblings).orElse(null);
        YamlEntry last = LastEntry.in(
                        LastEntry.folder(model.location().path()),
                        declared.path(),
                        declared.source(),
                        Model.class,
                        bench)
                .orElse(null);
        return entry == null || last == null ? List.of() : List.of(entry.delete(), append(last, entry));
    }

    static Edit append(YamlEntry last, YamlEntry entry) {
        List<String> lines = new ArrayList<>();
        TextFile target = last.file();
        if (target.line(last.first() - 1).isBlank() && last.first() > 1) {
            lines.add("");
        }
        lines.addAll(entry.lines(last.indent()));
        return target.insertAfter(last.last(), lines);
    }
}
