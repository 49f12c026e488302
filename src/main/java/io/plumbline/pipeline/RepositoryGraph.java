package io.plumbline.pipeline;

import io.plumbline.crawl.Trees;
import io.plumbline.job.UserError;
import io.plumbline.model.BuiltTable;
import io.plumbline.model.FileTree;
import io.plumbline.model.ProjectGraph;
import io.plumbline.model.Seed;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import io.plumbline.parse.GraphJson;
import io.plumbline.parse.NoDbtProject;
import io.plumbline.sql.Dialect;
import io.plumbline.sql.ProjectSql;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the graph of a dbt project in a folder: no database, no jobs.yml, no network. */
public final class RepositoryGraph {

    private RepositoryGraph() {}

    /**
     * The graph of the project in a folder.
     *
     * @param vars as of dbt's {@code --vars}
     * @throws UserError of kind INPUT where the folder holds no dbt project
     */
    public static ProjectGraph read(Path folder, String targetName, String targetType, Map<String, Object> vars) {
        return open(folder, new DbtSettings(targetName, targetType, vars), Set.of())
                .graph();
    }

    /** A graph and the files it was read from. */
    record Opened(ProjectGraph graph, FileTree files) {

        /** The SQL of the project, read. */
        ProjectSql sql(Dialect dialect) {
            Map<String, BuiltTable> built = graph.build().tables().stream()
                    .collect(Collectors.toMap(BuiltTable::id, table -> table, (one, same) -> one));
            return new ProjectSql(
                    graph.artifacts(), node -> true, id -> Optional.ofNullable(built.get(id)), this::header, dialect);
        }

        private String header(Seed seed) {
            try {
                String text = new String(files.bytes(seed.location().path()), StandardCharsets.UTF_8);
                return text.replace("\uFEFF", "").lines().findFirst().orElse("");
            } catch (IOException e) {
                return "";
            }
        }
    }

    /** The same with SQL files of the folder that dbt would not read, as analyses. */
    static Opened open(Path folder, DbtSettings settings, Set<Path> guests) {
        Path project = folder.toAbsolutePath().normalize();
        if (!Files.isRegularFile(project.resolve("dbt_project.yml"))) {
            String found = !Files.exists(project)
                    ? " does not exist; expected the folder of a dbt project"
                    : " has no dbt_project.yml; " + nearby(project);
            throw UserError.input(folder + found, "Name the folder of a dbt project.");
        }
        Path base = UpwardPaths.base(project);
        Set<String> paths = guests.stream()
                .map(guest -> below(base, guest.toAbsolutePath().normalize()))
                .collect(Collectors.toCollection(TreeSet::new));
        try {
            FileTree files = Trees.folder(base, ".");
            return new Opened(new DbtReader().read(files, below(base, project), settings, paths), files);
        } catch (NoDbtProject e) {
            throw UserError.input(String.valueOf(e.getMessage()), "Correct dbt_project.yml.");
        }
    }

    private static String below(Path base, Path path) {
        return base.relativize(path).toString().replace('\\', '/');
    }

    /** The stable JSON of a graph. */
    public static String json(ProjectGraph graph) {
        return new GraphJson().render(graph);
    }

    private static String nearby(Path folder) {
        try (Stream<Path> found = Files.find(folder, 4, (path, of) -> path.endsWith("dbt_project.yml"))) {
            List<String> below = found.map(
                            path -> String.valueOf(folder.relativize(path).getParent()))
                    .sorted()
                    .limit(5)
                    .toList();
            return below.isEmpty() ? "none was found below it" : "found below it: " + String.join(", ", below);
        } catch (IOException | java.io.UncheckedIOException e) {
            return "it cannot be searched";
        }
    }
}
