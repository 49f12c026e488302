package io.plumbline.index;

import io.plumbline.embed.VectorCache;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Vectors by the hash of their text, and the search among those that chunks of given sources have. */
interface VectorStore extends VectorCache {

    /**
     * A chunk and how near it is.
     *
     * @param similarity cosine, -1 to 1, rounded to six decimals so that equal texts tie on every store
     */
    record Near(String chunk, double similarity) {

        static final Comparator<Near> NEAREST_FIRST =
                Comparator.comparingDouble(Near::similarity).reversed().thenComparing(Near::chunk);

        static Near of(String chunk, double similarity) {
            return new Near(chunk, Math.rint(similarity * 1e6) / 1e6);
        }
    }

    /** The nearest chunks, nearest first, ties by chunk id. */
    List<Near> nearest(String model, float[] question, Collection<String> sources, int limit);

    /**
     * Vectors or chunks were added; builds what makes searching many of them fast. Without statistics Postgres joins
     * 25,000 fresh chunks with their vectors in a minute instead of a fraction of a second.
     */
    void settle(String model);

    /** For a message: where vectors are searched. */
    String name();
}
