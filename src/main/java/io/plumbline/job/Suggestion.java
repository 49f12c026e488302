package io.plumbline.job;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name somebody probably meant. */
public final class Suggestion {

    private Suggestion() {}

    /**
     * The nearest candidate by optimal string alignment distance, if it is within a third of the name's length (at least one edit).
     * Where two are equally near, the first in alphabetical order.
     */
    public static Optional<String> of(String found, Collection<String> candidates) {
        int limit = Math.max(1, found.length() / 3);
        return candidates.stream()
                .filter(candidate -> Math.abs(found.length() - candidate.length()) <= limit)
                .filter(candidate -> distance(found, candidate) <= limit)
                .min(Comparator.<String>comparingInt(candidate -> distance(found, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    /** {@code Did you mean "x"?}, or the words given where nothing is near. */
    public static String orElse(String found, Collection<String> candidates, String otherwise) {
        return of(found, candidates)
                .map(name -> "Did you mean \"" + name + "\"?")
                .orElse(otherwise);
    }

    /** Edits between two names: insert, delete, change, or swap two neighbours. */
    private static int distance(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                edits[i][j] = i == 0 || j == 0 ? i + j : step(a, b, i, j, edits);
            }
        }
        return edits[a.length()][b.length()];
    }

    private static int step(String a, String b, int i, int j, int[][] edits) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        int least = Math.min(Math.min(edits[i - 1][j], edits[i][j - 1]) + 1, edits[i - 1][j - 1] + change);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, edits[i - 2][j - 2] + 1) : least;
    }
}
