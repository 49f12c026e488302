package io.plumbline.audit.dbt;

import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Location;
import io.plumbline.model.SourceFile;
import java.util.stream.Stream;

/** The YAML that declares the artifacts of an estate. */
final class YamlFiles {

    private YamlFiles() {}

    /** The text of each such file, once; docs blocks may also be used from Markdown and SQL. */
    static Stream<String> of(Estate estate) {
        Stream<Location> declared = estate.of(Artifact.class)
                .flatMap(artifact ->
                        Stream.concat(Stream.of(artifact.location()), Stream.ofNullable(artifact.declared())));
        return Stream.concat(declared, Dag.projectFiles(estate))
                .map(place -> Location.ofLine(place.source(), place.path(), 1))
                .distinct()
                .flatMap(place -> estate.file(place.source(), place.path()).stream())
                .map(SourceFile::text);
    }
}
