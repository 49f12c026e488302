package io.plumbline.audit.dbt;

import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Location;
import io.plumbline.model.Macro;
import io.plumbline.model.Model;
import io.plumbline.model.Seed;
import io.plumbline.model.Snapshot;
import io.plumbline.model.SourceFile;
import java.util.stream.Stream;

/** The YAML that declares the artifacts of an estate. */
final class YamlFiles {

    private YamlFiles() {}

    /** The text of each such file, once; docs blocks may also be used from Markdown and SQL. */
    static Stream<String> of(Estate estate) {
        Stream<Location> declared = estate.of(Artifact.class)
                .flatMap(artifact -> Stream.concat(Stream.of(artifact.location()), properties(artifact)));
        return Stream.concat(declared, Dag.projectFiles(estate))
                .map(place -> Location.ofLine(place.source(), place.path(), 1))
                .distinct()
                .flatMap(place -> estate.file(place.source(), place.path()).stream())
                .map(SourceFile::text);
    }

    private static Stream<Location> properties(Artifact artifact) {
        if (artifact instanceof Model model) {
            return Stream.ofNullable(model.properties().declared());
        }
        if (artifact instanceof Seed seed) {
            return Stream.ofNullable(seed.properties().declared());
        }
        if (artifact instanceof Snapshot snapshot) {
            return Stream.ofNullable(snapshot.properties().declared());
        }
        return artifact instanceof Macro macro ? Stream.ofNullable(macro.declared()) : Stream.empty();
    }
}
