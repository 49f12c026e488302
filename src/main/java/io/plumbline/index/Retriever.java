package io.plumbline.index;

import io.plumbline.embed.Embedder;
import io.plumbline.index.VectorStore.Near;
import io.plumbline.index.WordSearch.Match;
import io.plumbline.model.Chunk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds passages by meaning and by words, and joins both lists by reciprocal rank fusion with k = 60 (Cormack, Clarke and
 * Buettcher, SIGIR 2009). Equal questions over an equal index give equal answers. Safe for concurrent use.
 */
public final class Retriever {

    private static final int K = 60;

    /** How deep each list goes at least: fusion needs to see what is far down in one of them. */
    private static final int DEPTH = 60;

    private final ChunkIndex index;
    private final VectorStore vectors;
    private final WordSearch words;
    private final Embedder embedder;

    Retriever(ChunkIndex index, VectorStore vectors, WordSearch words, Embedder embedder) {
        this.index = index;
        this.vectors = vectors;
        this.words = words;
        this.embedder = embedder;
    }

    /**
     * The best passages for a question, best first, ties by chunk id.
     *
     * @param question plain text; quoted phrases and words with a minus before them are taken to the letter by the search
     *     for words
     * @param sources names of the sources to look in
     * @param limit most hits to return, at least 1
     */
    public List<Hit> search(String question, Collection<String> sources, int limit) {
        if (question.isBlank() || sources.isEmpty()) {
            return List.of();
        }
        int depth = Math.max(DEPTH, 3 * limit);
        List<Near> near = vectors.nearest(embedder.model(), embedder.question(question), sources, depth);
        List<Match> matches = words.search(question, sources, depth);
        return fuse(near, matches, limit);
    }

    private record Scored(String id, double score) {}

    private List<Hit> fuse(List<Near> near, List<Match> matches, int limit) {
        Map<String, Integer> byMeaning = ranks(near, Near::chunk);
        Map<String, Integer> byWords = ranks(matches, Match::chunk);
        Set<String> ids = new HashSet<>(byMeaning.keySet());
        ids.addAll(byWords.keySet());
        List<Scored> best = ids.stream()
                .map(id -> new Scored(id, score(byMeaning.get(id)) + score(byWords.get(id))))
                .sorted(Comparator.comparingDouble(Scored::score).reversed().thenComparing(Scored::id))
                .limit(limit)
                .toList();
        Map<String, Chunk> chunks = index.find(best.stream().map(Scored::id).toList()).stream()
                .collect(Collectors.toMap(Chunk::id, Function.identity()));
        List<Hit> hits = new ArrayList<>();
        for (Scored scored : best) {
            Chunk chunk = chunks.get(scored.id()); // null where it was deleted a moment ago
            if (chunk != null) {
                Integer meaning = byMeaning.get(scored.id());
                Integer word = byWords.get(scored.id());
                Double similarity =
                        meaning == null ? null : near.get(meaning - 1).similarity();
                boolean all = word != null && matches.get(word - 1).all();
                hits.add(new Hit(chunk, scored.score(), meaning, similarity, word, all));
            }
        }
        return hits;
    }

    private static <T> Map<String, Integer> ranks(List<T> list, Function<T, String> id) {
        Map<String, Integer> ranks = new HashMap<>();
        list.forEach(item -> ranks.putIfAbsent(id.apply(item), ranks.size() + 1));
        return ranks;
    }

    private static double score(@Nullable Integer rank) {
        return rank == null ? 0 : 1.0 / (K + rank);
    }
}
