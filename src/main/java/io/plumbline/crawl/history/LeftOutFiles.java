package io.plumbline.crawl.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells files nobody here writes: installed packages, vendored code, generated files. {@code .gitattributes}
 * ({@code linguist-generated}, {@code linguist-vendored}, set, unset or {@code =false}) has the last word, the deeper
 * file
 * and the later line first; else the name decides.
 */
final class LeftOutFiles {

    private static final List<String> VENDORED = List.of(
            "dbt_packages/",
            "dbt_modules/",
            "node_modules/",
            "vendor/",
            "third_party/",
            "site-packages/",
            ".venv/",
            "bower_components/");
    private static final List<String> GENERATED = List.of(
            "target/manifest.json",
            "target/catalog.json",
            "target/run_results.json",
            "*.min.js",
            "*.min.css",
            "*.js.map",
            "*.css.map",
            "*.lock",
            "package-lock.json",
            "package-lock.yml",
            "pnpm-lock.yaml",
            "npm-shrinkwrap.json",
            "go.sum",
            "*_pb2.py",
            "*.pb.go",
            "__pycache__/");
    private static final int MAX_LINES = 5_000;

    private final List<PathPattern> vendored = patterns(VENDORED);
    private final List<PathPattern> generated = patterns(GENERATED);
    private final Map<String, List<Attribute>> byFolder = new HashMap<>();

    private record Attribute(PathPattern pattern, String name, boolean set) {}

    private static List<PathPattern> patterns(List<String> patterns) {
        return patterns.stream()
                .map(pattern ->
                        new PathPattern(pattern.indexOf('/') > 0 && !pattern.endsWith("/") ? "**/" + pattern : pattern))
                .toList();
    }

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
        if (vendoredHere == null && vendored.stream().anyMatch(pattern -> pattern.covers(path))) {
            return "vendored, by its folder";
        }
        if (generatedHere == null && generated.stream().anyMatch(pattern -> pattern.covers(path))) {
            return "generated, by its name";
        }
        return null;
    }

    private @Nullable Boolean attribute(String path, String name) {
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
