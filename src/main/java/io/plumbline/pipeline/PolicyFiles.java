package io.plumbline.pipeline;

import io.plumbline.job.AuditFile;
import io.plumbline.job.Reasons;
import io.plumbline.job.RuleFile;
import io.plumbline.job.UserError;
import io.plumbline.model.FileTree;
import io.plumbline.model.Project;
import io.plumbline.model.TextTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The files in which a repository speaks about rules: they lie beside a project or in a folder above it. */
final class PolicyFiles {

    private static final long MAX_BYTES = 1 << 20;

    private PolicyFiles() {}

    /** The settings files, the outermost first. */
    static List<String> settings(FileTree tree, List<Project> projects) {
        return tree.paths().stream()
                .filter(path -> name(path).equals(AuditFile.NAME))
                .filter(path -> isAbove(folder(path), tree, projects))
                .sorted(Comparator.comparingInt((String path) -> folder(path).length())
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
    }

    /** The files of declared rules, by path. */
    static List<String> rules(FileTree tree, List<Project> projects) {
        return tree.paths().stream()
                .filter(path -> name(path).endsWith(".yml") || name(path).endsWith(".yaml"))
                .filter(path -> name(folder(path)).equals(RuleFile.FOLDER))
                .filter(path -> isAbove(folder(folder(path)), tree, projects))
                .toList();
    }

    /**
     * The files of both kinds, and nothing else of a tree.
     *
     * @throws UserError as {@link #text} does
     */
    static TextTree said(FileTree tree, List<Project> projects) {
        TreeMap<String, String> texts = new TreeMap<>();
        Stream.concat(settings(tree, projects).stream(), rules(tree, projects).stream())
                .forEach(path -> texts.put(path, text(tree, path)));
        return new TextTree(tree.source(), texts);
    }

    private static boolean isAbove(String folder, FileTree tree, List<Project> projects) {
        String below = folder.isEmpty() ? "" : folder + "/";
        return projects.stream()
                .filter(project -> project.source().equals(tree.source()))
                .anyMatch(project -> (project.root() + "/").startsWith(below));
    }

    /** @throws UserError of kind INPUT where the file cannot be read or is larger than 1 MiB */
    static String text(FileTree tree, String path) {
        try {
            if (tree.size(path) > MAX_BYTES) {
                throw new IOException("it has more than 1 MiB");
            }
            return new String(tree.bytes(path), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw UserError.input(path + " cannot be read: " + Reasons.of(e), "Make it a readable text file.");
        }
    }

    /** The folder a file or folder lies in, empty for the root. */
    static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
