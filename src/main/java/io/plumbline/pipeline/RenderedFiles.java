package io.plumbline.pipeline;

import io.plumbline.model.Analysis;
import io.plumbline.model.Artifact;
import io.plumbline.model.Model;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.ProjectGraph.Unresolved;
import io.plumbline.model.RenderedSql;
import io.plumbline.model.Snapshot;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** SQL files after Jinja, each rendered in the dbt project it lies in. A project is read once. For one thread. */
final class RenderedFiles {

    private final Collection<Path> files;
    private final DbtSettings settings;
    private final Map<Path, ProjectGraph> graphs = new HashMap<>();

    /** @param files all files that will be asked for */
    RenderedFiles(Collection<Path> files, DbtSettings settings) {
        this.files = List.copyOf(files);
        this.settings = settings;
    }

    /**
     * A file after Jinja.
     *
     * @param texts its SQL; one for each snapshot block of a file that has such
     * @param errors why there is none
     */
    record Rendering(List<RenderedSql> texts, List<StatementFacts.Error> errors) {}

    Rendering of(Path file, String text) {
        Path project = project(file);
        if (project == null) {
            LoneFile lone = new LoneFile(text);
            return rendering(new DbtReader().read(lone, "", settings, Set.of(LoneFile.PATH)), LoneFile.PATH);
        }
        ProjectGraph graph = graphs.computeIfAbsent(project, this::read);
        return rendering(graph, path(graph, project, file));
    }

    private ProjectGraph read(Path project) {
        Set<Path> guests = new LinkedHashSet<>();
        files.stream().filter(file -> project.equals(project(file))).forEach(guests::add);
        return RepositoryGraph.read(project, settings, guests);
    }

    private static String path(ProjectGraph graph, Path project, Path file) {
        String root = graph.project().root();
        String below = project.relativize(absolute(file)).toString().replace('\\', '/');
        return root.isEmpty() ? below : root + "/" + below;
    }

    /** The nearest folder above the file that is a dbt project; null where none is. */
    private static @Nullable Path project(Path file) {
        for (Path at = absolute(file).getParent(); at != null; at = at.getParent()) {
            if (Files.isRegularFile(at.resolve("dbt_project.yml"))) {
                return at;
            }
        }
        return null;
    }

    private static Path absolute(Path file) {
        return file.toAbsolutePath().normalize();
    }

    private static Rendering rendering(ProjectGraph graph, String path) {
        List<Artifact> nodes = graph.artifacts().stream()
                .filter(a -> a.location().path().equals(path))
                .toList();
        List<RenderedSql> texts = nodes.stream()
                .map(RenderedFiles::sql)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return texts.isEmpty() ? new Rendering(List.of(), reasons(graph, path)) : new Rendering(texts, List.of());
    }

    static @Nullable RenderedSql sql(Artifact artifact) {
        if (artifact instanceof Model model) {
            return model.rendered();
        }
        if (artifact instanceof Snapshot snapshot) {
            return snapshot.rendered();
        }
        return artifact instanceof Analysis analysis ? analysis.rendered() : null;
    }

    /** What the reader said of the file, else of packages whose macros it may call. */
    private static List<StatementFacts.Error> reasons(ProjectGraph graph, String path) {
        List<StatementFacts.Error> own = gaps(
                        graph, gap -> gap.location().path().equals(path))
                .map(gap -> error(gap.location().line(), gap.why()))
                .toList();
        if (!own.isEmpty()) {
            return own;
        }
        List<StatementFacts.Error> absent = gaps(graph, gap -> gap.what().startsWith("package "))
                .map(gap -> error(1, gap.what() + ": " + gap.why()))
                .toList();
        return absent.isEmpty() ? List.of(error(1, "it is no SQL that dbt would render")) : absent;
    }

    private static Stream<Unresolved> gaps(ProjectGraph graph, Predicate<Unresolved> which) {
        return graph.gaps().stream().filter(which);
    }

    private static StatementFacts.Error error(int line, String message) {
        return new StatementFacts.Error(line, 1, message);
    }
}
