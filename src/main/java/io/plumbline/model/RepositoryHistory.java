package io.plumbline.model;

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
        Map<String, String> leftOut,
        List<Gap> gaps) {

    public RepositoryHistory {
        commits = List.copyOf(commits);
        files = Collections.unmodifiableMap(new TreeMap<>(files));
        coChanges = List.copyOf(coChanges);
        largeFiles = List.copyOf(largeFiles);
        leftOut = Collections.unmodifiableMap(new TreeMap<>(leftOut));
        gaps = List.copyOf(gaps);
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
