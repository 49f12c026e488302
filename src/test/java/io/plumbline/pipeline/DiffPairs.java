package io.plumbline.pipeline;

import io.plumbline.compare.NodeChange;
import io.plumbline.model.Model;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks {@code plumbline diff} on real history. Arguments are a bare repository, a seed and a number of pairs. Pairs of a commit
 * and a descendant at most 50 commits later are drawn from those of the first-parent line that touch SQL or YAML; what the
 * comparison tells is held against the git program and a plain YAML reader. Prints what was missed and what was said without
 * ground, one line each, then a line of figures for each pair and one for all.
 */
final class DiffPairs {

    private static final int APART = 50;

    private final Path repository;
    private final PlainGit git;
    private final DiffVerdict all = new DiffVerdict("");

    DiffPairs(Path repository) {
        this.repository = repository;
        this.git = new PlainGit(repository);
    }

    public static void main(String[] arguments) {
        DiffPairs pairs = new DiffPairs(Path.of(arguments[0]));
        pairs.draw(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
        System.out.println("all: " + pairs.all.figures());
    }

    private void draw(long seed, int count) {
        List<String> commits = git.run("\n", "rev-list", "--first-parent", "HEAD", "--", "*.sql", "*.yml", "*.yaml");
        Random random = new Random(seed);
        for (int i = 0; i < count; i++) {
            int newer = random.nextInt(commits.size() - 1);
            int older = Math.min(commits.size() - 1, newer + 1 + random.nextInt(APART));
            DiffVerdict verdict = of(commits.get(older), commits.get(newer));
            verdict.lines().forEach(System.out::println);
            System.out.println(commits.get(older).substring(0, 12) + ".."
                    + commits.get(newer).substring(0, 12) + ": " + verdict.figures());
            all.add(verdict);
        }
    }

    /** One pair. */
    DiffVerdict of(String before, String after) {
        Map<String, String> old = git.files(before);
        Map<String, String> now = git.files(after);
        DiffVerdict verdict = new DiffVerdict(before.substring(0, 12) + ".." + after.substring(0, 12) + " ");
        Set<String> roots = new TreeSet<>(roots(old));
        roots.addAll(roots(now));
        if (roots.isEmpty()) {
            return verdict;
        }
        ProjectComparison compared =
                ProjectComparison.of(repository, before + ".." + after, "dev", "snowflake", Map.of());
        Map<String, String> renames = renames(before, after);
        for (ProjectComparison.Project project : compared.projects()) {
            String root = project.root().isEmpty() ? "" : project.root() + "/";
            if (roots(old).contains(root) && roots(now).contains(root)) {
                List<NodeChange> changes = project.comparison().changes();
                PlainProject was = new PlainProject(git, old, root);
                PlainProject is = new PlainProject(git, now, root);
                new DiffFiles(was, is, changes, verdict).check(renames);
                new DiffEntries(was, is, changes, verdict).check();
            }
        }
        return verdict;
    }

    private static Set<String> roots(Map<String, String> files) {
        Set<String> roots = new TreeSet<>();
        files.keySet().stream()
                .filter(path -> path.equals("dbt_project.yml") || path.endsWith("/dbt_project.yml"))
                .forEach(path -> roots.add(path.substring(0, path.length() - "dbt_project.yml".length())));
        return roots;
    }

    /** By git's own measure, new path to old. */
    private Map<String, String> renames(String before, String after) {
        List<String> cells = git.run(
                "\0", "diff", "--name-status", "-z", "-M", "-l0", "--diff-filter=R", before, after, "--", "*.sql");
        Map<String, String> renames = new java.util.TreeMap<>();
        for (int i = 0; i + 2 < cells.size(); i += 3) {
            renames.put(cells.get(i + 2), cells.get(i + 1));
        }
        return renames;
    }

    /** The models among the changes. */
    static List<NodeChange> models(List<NodeChange> changes) {
        List<NodeChange> models = new ArrayList<>(changes);
        models.removeIf(change -> !(change.node() instanceof Model));
        return models;
    }
}
