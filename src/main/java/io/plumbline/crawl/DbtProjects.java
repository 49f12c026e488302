package io.plumbline.crawl;

import io.plumbline.model.FileTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The dbt projects of a tree: every folder with a {@code dbt_project.yml} that is no installed
 * package. A project inside a project, integration tests for example, is a project of its own.
 *
 * @param roots folders of the projects, sorted; the empty string stands for the tree's own root
 * @param installed folders that hold installed packages, sorted
 */
public record DbtProjects(List<String> roots, List<String> installed) {

    private static final String FILE = Scope.PROJECT;

    /** dbt's names for the folder of installed packages: today's default, and that before dbt 1.0. */
    private static final List<String> PACKAGES = List.of("dbt_packages", "dbt_modules");

    private static final Pattern OWN_NAME = Pattern.compile(
            "^(?:packages-install-path|modules-path)\\s*:\\s*[\"']?([A-Za-z0-9_./-]+)", Pattern.MULTILINE);

    public DbtProjects {
        roots = List.copyOf(roots);
        installed = List.copyOf(installed);
    }

    public static DbtProjects in(FileTree tree) {
        List<String> roots = new ArrayList<>();
        Collection<String> installed = new TreeSet<>();
        tree.paths().stream()
                .filter(path -> path.equals(FILE) || path.endsWith("/" + FILE))
                .map(path -> path.substring(0, Math.max(0, path.length() - FILE.length() - 1)))
                .sorted()
                .forEach(root -> {
                    if (installed.stream().noneMatch(folder -> root.startsWith(folder + "/"))) {
                        roots.add(root);
                        PACKAGES.forEach(name -> installed.add(join(root, name)));
                        installed.addAll(named(tree, root));
                    }
                });
        installed.removeIf(folder -> tree.paths().tailSet(folder + "/").stream()
                .findFirst()
                .filter(path -> path.startsWith(folder + "/"))
                .isEmpty());
        return new DbtProjects(roots, List.copyOf(installed));
    }

    private static List<String> named(FileTree tree, String root) {
        try {
            String text = new String(tree.bytes(join(root, FILE)), java.nio.charset.StandardCharsets.UTF_8);
            Matcher name = OWN_NAME.matcher(text);
            return name.find() && !name.group(1).contains("..")
                    ? List.of(join(root, name.group(1).replaceAll("^\\./|/+$", "")))
                    : List.of();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static String join(String root, String name) {
        return root.isEmpty() ? name : root + "/" + name;
    }
}
