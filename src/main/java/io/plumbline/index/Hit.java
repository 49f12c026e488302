package io.plumbline.index;

import io.plumbline.model.Chunk;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A passage that was found.
 *
 * @param score sum over both searches of 1 / (60 + rank); only its order means something
 * @param meaning 1-based rank by vector, null where it is not among the best
 * @param similarity cosine to the question, null together with {@code meaning}
 * @param words 1-based rank by words, null where it is not among the best
 * @param allWords whether it has every word of the question
 */
public record Hit(
        Chunk chunk,
        double score,
        @Nullable Integer meaning,
        @Nullable Double similarity,
        @Nullable Integer words,
        boolean allWords) {

    /** Why it was found: {@code meaning #2 (0.71), words #1 (all)}. */
    public String why() {
        String byMeaning = meaning == null ? "" : String.format(Locale.ROOT, "meaning #%d (%.2f)", meaning, similarity);
        String byWords = words == null ? "" : "words #" + words + (allWords ? " (all)" : " (some)");
        return byMeaning + (byMeaning.isEmpty() || byWords.isEmpty() ? "" : ", ") + byWords;
    }
}
