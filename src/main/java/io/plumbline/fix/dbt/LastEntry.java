package io.plumbline.fix.dbt;

import io.plumbline.fix.Workbench;
import io.plumbline.model.Artifact;
import io.plumbline.model.Location;
import io.plumbline.model.Macro;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The place for a new YAML entry: behind the last one of the only file of a folder that declares nodes of its kind. */
public final class LastEntry {

    private LastEntry() {}

    /**
     * Empty where no file in the folder declares nodes of the kind, or more than one does.
     *
     * @param folder with a final slash
     * @param but a file that does not count; empty for none
     */
    public static Optional<YamlEntry> in(
            String folder, String but, String source, Class<? extends Artifact> kind, Workbench bench) {
        List<Location> beside = bench.estate()
                .of(kind)
                .flatMap(node -> Stream.ofNullable(
                        node instanceof Macro macro
                                ? macro.declared()
                                : node.properties().declared()))
                .filter(place -> place.source().equals(source)
                        && folder(place.path()).equals(folder)
                        && !place.path().equals(but))
                .toList();
        return beside.stream().map(Location::path).distinct().count() == 1
                ? beside.stream()
                        .max(Comparator.comparingInt(Location::line))
                        .flatMap(place -> YamlEntry.at(place, bench))
                : Optional.empty();
    }

    /** The folder of a file with its final slash; empty for the root. */
    public static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
