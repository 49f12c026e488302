package io.plumbline.parse.dbt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Finds a package's files by folder and extension, as dbt does. */
final class FileFinder {

    private final Texts texts;
    private final Problems problems;
    private final Map<String, IgnoreRules> ignores = new HashMap<>();

    FileFinder(Texts texts, Problems problems) {
        this.texts = texts;
        this.problems = problems;
    }

    /** The files below the folders that end in one of the extensions (with their dot); each once, sorted per folder. */
    List<ProjectFile> find(DbtPackage owner, List<String> folders, String... extensions) {
        List<ProjectFile> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String folder : folders) {
            String base = TreePaths.resolve(owner.root(), folder);
            if (base == null) {
                problems.add(owner.file(), 1, folder, "the folder is outside the repository");
                continue;
            }
            String prefix = base.isEmpty() ? "" : base + "/";
            for (String path : below(prefix)) {
                if (fits(path, extensions) && !ignored(owner, path) && seen.add(path)) {
                    found.add(new ProjectFile(owner, path, tidy(folder), path.substring(prefix.length())));
                }
            }
        }
        return found;
    }

    private Set<String> below(String prefix) {
        return prefix.isEmpty() ? texts.paths() : texts.paths().subSet(prefix, prefix + Character.MAX_VALUE);
    }

    private static String tidy(String folder) {
        String plain = folder.startsWith("./") ? folder.substring(2) : folder;
        return plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    private static boolean fits(String path, String... extensions) {
        String name = TreePaths.name(path);
        if (name.isEmpty() || name.charAt(0) == '.' || name.charAt(0) == '#' || name.charAt(0) == '~') {
            return false;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        for (String extension : extensions) {
            if (lower.endsWith(extension) && lower.length() > extension.length()) {
                return true;
            }
        }
        return false;
    }

    private boolean ignored(DbtPackage owner, String path) {
        IgnoreRules rules = ignores.computeIfAbsent(owner.root(), this::rules);
        String prefix = owner.root().isEmpty() ? "" : owner.root() + "/";
        return path.startsWith(prefix) && rules.ignores(path.substring(prefix.length()));
    }

    private IgnoreRules rules(String root) {
        String file = TreePaths.join(root, ".dbtignore");
        String text = texts.paths().contains(file) ? texts.read(file) : null;
        return text == null ? IgnoreRules.NONE : new IgnoreRules(text);
    }
}
