package io.plumbline.pipeline;

import io.plumbline.model.Artifact;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.ProjectGraph.Unresolved;
import io.plumbline.model.RenderedSql;
import io.plumbline.model.TextTree;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import io.plumbline.sql.Dialect;
import io.plumbline.sql.KnownColumns;
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

    private static final String LONE = "file.sql";

    private final Collection<Path> files;
    private final DbtSettings settings;
    private final Dialect dialect;
    private final Map<Path, Project> projects = new HashMap<>();

    /** @param files all files that will be asked for */
    RenderedFiles(Collection<Path> files, DbtSettings settings, Dialect dialect) {
        this.files = List.copyOf(files);
        this.settings = settings;
        this.dialect = dialect;
    }

    private record Project(ProjectGraph graph, KnownColumns columns) {}

    /**
     * A file after Jinja.
     *
     * @param texts its SQL; one for each snapshot block of a file that has such
     * @param columns of the tables it may read
     * @param errors why there is none
     */
    record Rendering(List<RenderedSql> texts, KnownColumns columns, List<StatementFacts.Error> errors) {}

    Rendering of(Path file, String text) {
        Path folder = project(file);
        if (folder == null) {
            ProjectGraph lone = new DbtReader().read(alone(text), "", settings, Set.of(LONE));
            return rendering(new Project(lone, KnownColumns.NONE), LONE);
        }
        Project project = projects.computeIfAbsent(folder, this::read);
        return rendering(project, path(project.graph(), folder, file));
    }

    /** One file in an empty project: it sees dbt's own macros, the defaults of {@code var}, and nothing else. */
    private static TextTree alone(String text) {
        return new TextTree(".", Map.of("dbt_project.yml", "name: lone\nversion: '1.0'\n", LONE, text));
    }

    private Project read(Path folder) {
        Set<Path> guests = new LinkedHashSet<>();
        files.stream().filter(file -> folder.equals(project(file))).forEach(guests::add);
        RepositoryGraph.Opened opened = RepositoryGraph.open(folder, settings, guests);
        return new Project(opened.graph(), opened.sql(dialect).lineage());
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

    private static Rendering rendering(Project project, String path) {
        List<Artifact> nodes = project.graph().artifacts().stream()
                .filter(a -> a.location().path().equals(path))
                .toList();
        List<RenderedSql> texts = nodes.stream()
                .map(Artifact::rendered)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        return new Rendering(texts, project.columns(), texts.isEmpty() ? reasons(project.graph(), path) : List.of());
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
