package io.plumbline.model;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Who a file belongs to, measured two ways; both lists have the largest share first, then by the author's key.
 *
 * @param byLines by surviving lines: each line of the file at the tip counts for the author {@code git blame} names;
 *     empty where the file is binary, too large or left out
 * @param byCommits by the commits {@code git log --follow} lists, each counted for its author
 * @param unknownLines lines whose author is hidden by objects a partial clone left away; not part of the shares
 */
public record Authorship(List<Share> byLines, List<Share> byCommits, int unknownLines) {

    /**
     * @param count lines or commits
     * @param share part of all counted, 0 to 1
     */
    public record Share(Author author, int count, double share) {}

    public Authorship {
        byLines = List.copyOf(byLines);
        byCommits = List.copyOf(byCommits);
    }

    /**
     * Bus factor: the smallest number of authors who together own more than half of the surviving lines, 0 where lines
     * are unknown. The measure is CHAOSS's "Contributor Absence Factor" (smallest number of people behind half of the
     * contributions), with surviving lines as the contribution.
     */
    public int busFactor() {
        return smallestMajority(byLines);
    }

    /** As {@link #busFactor}, by commits. */
    public int busFactorByCommits() {
        return smallestMajority(byCommits);
    }

    /** Several files as one: the counts of each author are added up. */
    public static Authorship sum(Collection<Authorship> files) {
        return new Authorship(
                sum(files, Authorship::byLines),
                sum(files, Authorship::byCommits),
                files.stream().mapToInt(Authorship::unknownLines).sum());
    }

    private static List<Share> sum(Collection<Authorship> files, Function<Authorship, List<Share>> measure) {
        Map<String, Author> people = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        files.stream().flatMap(file -> measure.apply(file).stream()).forEach(share -> {
            people.putIfAbsent(share.author().key(), share.author());
            counts.merge(share.author().key(), share.count(), Integer::sum);
        });
        double all = counts.values().stream().mapToInt(Integer::intValue).sum();
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .map(entry -> new Share(
                        Objects.requireNonNull(people.get(entry.getKey())), entry.getValue(), entry.getValue() / all))
                .toList();
    }

    private static int smallestMajority(List<Share> shares) {
        long all = shares.stream().mapToLong(Share::count).sum();
        long owned = 0;
        for (int i = 0; i < shares.size(); i++) {
            owned += shares.get(i).count();
            if (2 * owned > all) {
                return i + 1;
            }
        }
        return 0;
    }
}
