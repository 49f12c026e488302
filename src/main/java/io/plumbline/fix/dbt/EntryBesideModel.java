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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
        YamlEntry last = lastBeside(model, declared, bench).orElse(null);
        return entry == null || last == null ? List.of() : List.of(entry.delete(), append(last, entry));
    }

    /** The last entry of the only YAML file that declares models of the model's folder and stands there. */
    private static Optional<YamlEntry> lastBeside(Model model, Location declared, Workbench bench) {
        String folder = folder(model.location().path());
        List<Location> beside = bench.estate()
                .of(Model.class)
                .flatMap(other -> Stream.ofNullable(other.properties().declared()))
                .filter(place -> place.source().equals(declared.source())
                        && folder(place.path()).equals(folder)
                        && !place.path().equals(declared.path()))
                .toList();
        return beside.stream().map(Location::path).distinct().count() == 1
                ? beside.stream()
                        .max(Comparator.comparingInt(Location::line))
                        .flatMap(place -> YamlEntry.at(place, bench))
                : Optional.empty();
    }

    private static Edit append(YamlEntry last, YamlEntry entry) {
        List<String> lines = new ArrayList<>();
        TextFile target = last.file();
        if (target.line(last.first() - 1).isBlank() && last.first() > 1) {
            lines.add("");
        }
        lines.addAll(entry.lines(last.indent()));
        return target.insertAfter(last.last(), lines);
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
