package io.plumbline.crawl;

import io.plumbline.job.AuditFile;
import io.plumbline.job.RuleFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which files of a source count.
 *
 * @param globs the paths a person asked for
 * @param maxBytes size above which a file's content is not read
 */
record Scope(Globs globs, long maxBytes) {

    /** What dbt writes about a project as a whole; a manifest of 2,000 models has some 70 MB. */
    private static final Set<String> DBT_ARTIFACTS =
            Set.of("manifest.json", "catalog.json", "run_results.json", "sources.json");

    private static final long MAX_ARTIFACT_BYTES = 512L << 20;

    /** Entries of a tree, files and folders, that are looked at before it is refused. */
    static final int MAX_FILES = 250_000;

    /** Folders below one another that are looked into. */
    static final int MAX_DEPTH = 100;

    static final int MEGABYTE = 1 << 20;

    static final int DEFAULT_MEGABYTES = 20;

    /** The file that makes a folder a dbt project. */
    static final String PROJECT = "dbt_project.yml";

    private static final Set<String> SKIPPED = Set.of("node_modules", "__pycache__", "site-packages");

    /** Hidden folders that hold what people write: owners and workflows. */
    private static final Set<String> HIDDEN_AND_READ = Set.of(".github", ".gitlab");

    static Scope everything() {
        return new Scope(Globs.everything(), (long) DEFAULT_MEGABYTES * MEGABYTE);
    }

    /** Everything below one folder, and what the folders above it say about rules. */
    static Scope below(String folder) {
        String literal = folder.replaceAll("([*?])", "?");
        List<String> seen = new ArrayList<>(List.of(literal));
        for (int end = literal.lastIndexOf('/'); !literal.isEmpty(); end = literal.lastIndexOf('/')) {
            literal = literal.substring(0, Math.max(0, end));
            String above = literal.isEmpty() ? "" : literal + "/";
            seen.add(above + AuditFile.NAME);
            seen.add(above + RuleFile.FOLDER);
        }
        return new Scope(new Globs(seen, List.of()), (long) DEFAULT_MEGABYTES * MEGABYTE);
    }

    /** Size in bytes above which a file's content is not read; dbt's own artifacts are read up to 512 MB. */
    long maxBytes(String path) {
        return DBT_ARTIFACTS.contains(path.substring(path.lastIndexOf('/') + 1))
                ? Math.max(maxBytes, MAX_ARTIFACT_BYTES)
                : maxBytes;
    }

    /** Whether a folder of that name holds only what tools keep for themselves. */
    static boolean skips(String folder) {
        return SKIPPED.contains(folder) || folder.startsWith(".") && !HIDDEN_AND_READ.contains(folder);
    }

    /**
     * Takes out what dbt writes into a project's own {@code target} and {@code logs}: of these only the artifacts
     * ({@code target/*.json}) count, never compiled copies of models.
     */
    static void dropWritten(Map<String, ?> files) {
        List<String> roots = files.keySet().stream()
                .filter(path -> path.equals(PROJECT) || path.endsWith("/" + PROJECT))
                .map(path -> path.substring(0, path.length() - PROJECT.length()))
                .toList();
        for (String root : roots) {
            files.keySet().removeIf(path -> path.startsWith(root) && written(path.substring(root.length())));
        }
    }

    private static boolean written(String path) {
        return path.startsWith("logs/")
                || path.startsWith("target/")
                        && (path.indexOf('/', "target/".length()) >= 0 || !path.endsWith(".json"));
    }
}
