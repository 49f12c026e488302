package io.plumbline.pipeline;

import io.plumbline.crawl.Trees;
import io.plumbline.job.UserError;
import io.plumbline.model.ProjectGraph;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import io.plumbline.parse.GraphJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
        Path project = folder.toAbsolutePath().normalize();
        if (!Files.isRegularFile(project.resolve("dbt_project.yml"))) {
            throw UserError.input(
                    folder + " has no dbt_project.yml; " + nearby(project), "Name the folder of a dbt project.");
        }
        Path base = UpwardPaths.base(project);
        String root = base.relativize(project).toString().replace('\\', '/');
        return new DbtReader().read(Trees.folder(base, "."), root, new DbtSettings(targetName, targetType, vars));
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
