package io.plumbline.index;

import io.plumbline.model.Chunk;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Search for words in memory, where there is no index: BM25 with k1 = 1.2 and b = 0.75 (Robertson and Zaragoza, The
 * Probabilistic Relevance Framework, 2009). A passage needs half of the telling words of a question, and both of two. Immutable.
 */
public final class WordScores {

    private static final double K1 = 1.2;
    private static final double B = 0.75;

    private static final Set<String> STOP =
            Set.of(("a an and any are as at be been by can do does for from had has have how i if in "
                            + "into is it its me my of on one or our should so than that the their there these they this to us "
                            + "may might must shall could was we were what when where which who why will with would you your")
                    .split(" "));

    private record Passage(Chunk chunk, Map<String, Integer> counts, int words) {}

    private record Scored(Chunk chunk, double score) {}

    private final List<Passage> passages = new ArrayList<>();
    private final Map<String, Integer> frequency = new HashMap<>();
    private final double average;

    public WordScores(List<Chunk> chunks) {
        for (Chunk chunk : chunks) {
            Map<String, Integer> counts = new HashMap<>();
            List<String> words = words(chunk.embedded());
            words.forEach(word -> counts.merge(word, 1, Integer::sum));
            counts.keySet().forEach(word -> frequency.merge(word, 1, Integer::sum));
            passages.add(new Passage(chunk, counts, words.size()));
        }
        this.average = passages.stream().mapToInt(Passage::words).average().orElse(1);
    }

    /** The best passages, best first, equals in the order given; none that has too few of the words. */
    public List<Chunk> best(String question, int limit) {
        Set<String> asked = asked(question);
        List<Scored> scored = new ArrayList<>();
        for (Passage passage : passages) {
            long hits = asked.stream().filter(passage.counts()::containsKey).count();
            if (enough(hits, asked.size())) {
                scored.add(new Scored(passage.chunk(), score(passage, asked)));
            }
        }
        return scored.stream()
                .sorted(Comparator.comparingDouble(Scored::score).reversed())
                .limit(limit)
                .map(Scored::chunk)
                .toList();
    }

    /** Whether a passage has enough of the telling words of a question. */
    public static boolean holdsHalf(String question, Chunk chunk) {
        Set<String> asked = asked(question);
        Set<String> held = Set.copyOf(words(chunk.embedded()));
        long hits = asked.stream().filter(held::contains).count();
        return enough(hits, asked.size());
    }

    /** Whether a passage has every telling word of a question. */
    public static boolean holdsAll(String question, Chunk chunk) {
        Set<String> asked = asked(question);
        return !asked.isEmpty() && Set.copyOf(words(chunk.embedded())).containsAll(asked);
    }

    /** Half of the words; of two both, for one alone is often about something else. */
    private static boolean enough(long hits, int asked) {
        return hits > 0 && (asked == 2 ? hits == 2 : 2 * hits >= asked);
    }

    private static Set<String> asked(String question) {
        return words(question).stream().filter(word -> !STOP.contains(word)).collect(Collectors.toSet());
    }

    private double score(Passage passage, Set<String> asked) {
        double score = 0;
        for (String word : asked) {
            int count = passage.counts().getOrDefault(word, 0);
            int having = frequency.getOrDefault(word, 0);
            double rarity = Math.log(1 + (passages.size() - having + 0.5) / (having + 0.5));
            score += rarity * count * (K1 + 1) / (count + K1 * (1 - B + B * passage.words() / average));
        }
        return score;
    }

    /** Words in lower case and without a plural s; a name is its parts. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(word.length() > 3 && word.endsWith("s") ? word.substring(0, word.length() - 1) : word);
            }
        }
        return words;
    }
}
