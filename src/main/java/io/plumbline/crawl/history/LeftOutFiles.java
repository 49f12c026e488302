package io.plumbline.crawl.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells files nobody here writes: installed packages, vendored code, generated files. {@code .gitattributes}
 * ({@code linguist-generated}, {@code linguist-vendored}, set, unset or {@code =false}) has the last word, the deeper
 * file
 * and the later line first; else the name decides.
 */
final class LeftOutFiles {

    private static final Set<String> VENDORED = Set.of(
            "dbt_packages",
            "dbt_modules",
            "node_modules",
            "vendor",
            "third_party",
            "site-packages",
            ".venv",
            "bower_components");
    private static final Set<String> GENERATED_NAMES =
            Set.of("package-lock.json", "package-lock.yml", "pnpm-lock.yaml", "npm-shrinkwrap.json", "go.sum");
    private static final List<String> GENERATED_ENDS =
            List.of(".min.js", ".min.css", ".js.map", ".css.map", ".lock", "_pb2.py", ".pb.go");
    private static final Set<String> DBT_RESULTS = Set.of("manifest.json", "catalog.json", "run_results.json");
    private static final int MAX_LINES = 5_000;

    private final Map<String, List<Attribute>> byFolder = new HashMap<>();

    private record Attribute(PathPattern pattern, String name, boolean set) {}

    /** Adds the {@code .gitattributes} of a folder, empty string for the root. */
    void attributes(String folder, String text) {
        List<Attribute> found = new ArrayList<>();
        text.lines().limit(MAX_LINES).map(String::strip).forEach(line -> {
            String[] words = line.split("\\s+");
            if (line.isEmpty() || line.startsWith("#") || line.startsWith("[attr]") || line.startsWith("!")) {
                return;
            }
            for (int i = 1; i < words.length; i++) {
                attribute(words[0], words[i], found);
            }
        });
        byFolder.put(folder, found);
    }

    private static void attribute(String pattern, String word, List<Attribute> into) {
        boolean unset = word.startsWith("-") || word.startsWith("!") || word.endsWith("=false");
        String name = word.replaceFirst("^[-!]", "").replaceFirst("=.*$", "");
        if (name.equals("linguist-generated") || name.equals("linguist-vendored")) {
            try {
                into.add(new Attribute(new PathPattern(pattern), name.substring("linguist-".length()), !unset));
            } catch (IllegalArgumentException e) {
                // Git passes over a pattern it cannot read, too
            }
        }
    }

    /** Why the file is left out, null where it is kept. */
    @Nullable
    String reason(String path) {
        Boolean generatedHere = attribute(path, "generated");
        Boolean vendoredHere = attribute(path, "vendored");
        if (Boolean.TRUE.equals(generatedHere)) {
            return "generated, says .gitattributes";
        }
        if (Boolean.TRUE.equals(vendoredHere)) {
            return "vendored, says .gitattributes";
        }
        if (vendoredHere == null && vendored(path)) {
            return "vendored, by its folder";
        }
        if (generatedHere == null && generated(path)) {
            return "generated, by its name";
        }
        return null;
    }

    private static boolean vendored(String path) {
        int start = 0;
        for (int end = path.indexOf('/'); end >= 0; end = path.indexOf('/', start)) {
            if (VENDORED.contains(path.substring(start, end))) {
                return true;
            }
            start = end + 1;
        }
        return false;
    }

    private static boolean generated(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean result = DBT_RESULTS.contains(name) && ("/" + path).endsWith("/target/" + name);
        boolean cache = ("/" + path).contains("/__pycache__/");
        return result
                || cache
                || GENERATED_NAMES.contains(name)
                || GENERATED_ENDS.stream().anyMatch(name::endsWith);
    }

    private @Nullable Boolean attribute(String path, String name) {
        if (byFolder.isEmpty()) {
            return null;
        }
        String folder = path;
        while (!folder.isEmpty()) {
            folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
            List<Attribute> lines = byFolder.getOrDefault(folder, List.of());
            String below = folder.isEmpty() ? path : path.substring(folder.length() + 1);
            for (int i = lines.size() - 1; i >= 0; i--) {
                Attribute line = lines.get(i);
                if (line.name.equals(name) && line.pattern.matchesFile(below)) {
                    return line.set;
                }
            }
        }
        return null;
    }
}
