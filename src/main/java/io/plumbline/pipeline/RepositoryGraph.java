package io.plumbline.pipeline;

import io.plumbline.crawl.Trees;
import io.plumbline.job.Reasons;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the graph of a dbt project in a folder: no database, no jobs.yml, no network. */
public final class RepositoryGraph {

    private static final Pattern UPWARDS = Pattern.compile("(?:\\.\\./)+|\\.\\.(?=[\"'\\s]|$)");
    private static final long MAX_BYTES = 1024 * 1024;

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
        Path base = project;
        for (int i = levels(project); i > 0 && base.getParent() != null; i--) {
            base = base.getParent();
        }
        String root = base.relativize(project).toString().replace('\\', '/');
        return new DbtReader().read(Trees.folder(base, "."), root, new DbtSettings(targetName, targetType, vars));
    }

    /** The stable JSON of a graph. */
    public static String json(ProjectGraph graph) {
        return new GraphJson().render(graph);
    }

    /** How many folders above itself the project names: local packages and paths that start with {@code ../}. */
    private static int levels(Path project) {
        int levels = 0;
        for (String name : List.of("dbt_project.yml", "packages.yml", "dependencies.yml")) {
            Matcher upwards = UPWARDS.matcher(text(project.resolve(name)));
            while (upwards.find()) {
                levels = Math.max(levels, upwards.group().split("/").length);
            }
        }
        return levels;
    }

    private static String text(Path file) {
        try {
            return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES
                    ? new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8)
                    : "";
        } catch (IOException e) {
            throw UserError.input(file + " cannot be read: " + Reasons.of(e), "Make it readable.");
        }
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
