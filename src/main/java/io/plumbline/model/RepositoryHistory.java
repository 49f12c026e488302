package io.plumbline.model;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the history of a repository says about its files at a tip.
 *
 * @param source name of the source in jobs.yml
 * @param tip id of the commit
 * @param commits all that the tip reaches, newest committer's date first
 * @param files by path, sorted; without those left out
 * @param coChanges pairs seen together at least three times, strongest first
 * @param largeFiles largest first
 * @param secrets that were ever committed, the newest commit first; those in vendored and generated files are left out
 * @param leftOut vendored and generated files, path to reason
 * @param gaps what was not seen: a shallow clone's end, missing objects, limits
 */
public record RepositoryHistory(
        String source,
        String tip,
        List<Commit> commits,
        Map<String, FileHistory> files,
        List<CoChange> coChanges,
        List<LargeFile> largeFiles,
        List<CommittedSecret> secrets,
        Map<String, String> leftOut,
        List<Gap> gaps) {

    public RepositoryHistory {
        commits = List.copyOf(commits);
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        coChanges = List.copyOf(coChanges);
        largeFiles = List.copyOf(largeFiles);
        secrets = List.copyOf(secrets);
        leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
        gaps = List.copyOf(gaps);
    }

    /**
     * The same of the files below a folder, their paths told from it; commits stay whole.
     *
     * @param folder with {@code /} between its parts, empty for all
     */
    public RepositoryHistory below(String folder) {
        if (folder.isEmpty()) {
            return this;
        }
        String prefix = folder + "/";
        Map<String, FileHistory> inside = new TreeMap<>();
        files.forEach((path, file) -> {
            if (path.startsWith(prefix)) {
                FileHistory moved = file.at(path.substring(prefix.length()));
                inside.put(moved.path(), moved);
            }
        });
        Map<String, String> out = new TreeMap<>();
        leftOut.forEach((path, why) -> {
            if (path.startsWith(prefix)) {
                out.put(path.substring(prefix.length()), why);
            }
        });
        return new RepositoryHistory(
                source,
                tip,
                commits,
                inside,
                coChanges.stream()
                        .filter(pair ->
                                pair.left().startsWith(prefix) && pair.right().startsWith(prefix))
                        .map(pair -> pair.from(prefix.length()))
                        .toList(),
                largeFiles.stream()
                        .filter(file -> file.path().startsWith(prefix))
                        .map(file -> new LargeFile(file.path().substring(prefix.length()), file.bytes()))
                        .toList(),
                secrets.stream()
                        .filter(secret -> secret.path().startsWith(prefix))
                        .map(secret -> secret.below(prefix))
                        .toList(),
                out,
                gaps);
    }

    /**
     * The day ages are told from: the date of the third newest commit by its committer's clock, so that two clocks that
     * ran ahead do not make everything old; of the oldest where there are fewer. A history without commits has none.
     */
    public Optional<Instant> asOf() {
        return commits.isEmpty()
                ? Optional.empty()
                : Optional.of(commits.get(Math.min(2, commits.size() - 1)).committed());
    }

    /** Files of code by how much attention they ask for, the most first; prose, data and lock files are left out. */
    public List<Hotspot> hotspots() {
        return files.values().stream()
                .filter(Hotspot::judges)
                .map(Hotspot::of)
                .filter(hotspot -> hotspot.score() > 0)
                .sorted(Comparator.comparingLong(Hotspot::score).reversed().thenComparing(Hotspot::path))
                .toList();
    }

    /** A commit by its whole id. */
    public Optional<Commit> commit(String id) {
        return commits.stream().filter(commit -> commit.id().equals(id)).findFirst();
    }
}
