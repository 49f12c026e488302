package io.plumbline.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.llm.InProcessEmbedding;
import io.plumbline.model.Chunk;
import io.plumbline.model.Locator;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class EmbedderTest {

    private static final InProcessEmbedding MODEL = new InProcessEmbedding();

    private final Kept kept = new Kept();
    private final Embedder embedder = new Embedder(MODEL, "question: ", kept);

    @AfterAll
    static void close() {
        MODEL.close();
    }

    /** Vectors in a map. */
    private static class Kept implements VectorCache {

        private final Map<String, float[]> vectors = new HashMap<>();
        private final List<Integer> saves = new ArrayList<>();

        @Override
        public Set<String> known(String model, Collection<String> hashes) {
            return hashes.stream().filter(vectors::containsKey).collect(Collectors.toSet());
        }

        @Override
        public void save(String model, Map<String, float[]> batch) {
            saves.add(batch.size());
            vectors.putAll(batch);
        }
    }

    @Test
    void embedsEachDifferentTextOnce() {
        List<Chunk> chunks =
                List.of(chunk("a.sql", "select 1"), chunk("b.sql", "select 1"), chunk("c.sql", "select 2"));
        assertThat(embedder.embed(chunks, (done, total) -> true)).isEqualTo(new Embedded(2, 0, 2));
        assertThat(kept.vectors)
                .containsOnlyKeys(chunks.get(0).hash(), chunks.get(2).hash());
    }

    @Test
    void embedsNothingTheSecondTime() {
        List<Chunk> chunks = List.of(chunk("a.sql", "select 1"));
        embedder.embed(chunks, (done, total) -> true);
        kept.saves.clear();
        Embedded again = embedder.embed(chunks, (done, total) -> {
            throw new IllegalStateException("there is nothing to do");
        });
        assertThat(again).isEqualTo(new Embedded(1, 1, 0));
        assertThat(again.complete()).isTrue();
        assertThat(kept.saves).isEmpty();
    }

    @Test
    void stopsAfterABatchAndGoesOnThere() {
        List<Chunk> chunks = chunks(150);
        Embedded first = embedder.embed(chunks, (done, total) -> {
            assertThat(total).isEqualTo(150);
            return done < 64;
        });
        assertThat(first).isEqualTo(new Embedded(150, 0, 64));
        assertThat(first.complete()).isFalse();
        Embedded second = embedder.embed(chunks, (done, total) -> true);
        assertThat(second).isEqualTo(new Embedded(150, 64, 86));
        assertThat(kept.saves).containsExactly(64, 64, 22);
    }

    @Test
    void keepsWhatWasSavedWhenItDiesMidway() {
        List<Chunk> chunks = chunks(100);
        assertThatThrownBy(() -> embedder.embed(chunks, (done, total) -> {
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(embedder.embed(chunks, (done, total) -> true)).isEqualTo(new Embedded(100, 64, 36));
    }

    @Test
    void takesTextOfAnySizeAndNone() {
        List<Chunk> odd = List.of(
                Chunk.of("s", "r", new Locator.Lines("a", 1, 1), null, "text", "", ""),
                chunk("b", "many words ".repeat(20_000)));
        assertThat(embedder.embed(odd, (done, total) -> true).embedded()).isEqualTo(2);
        assertThat(kept.vectors.values())
                .allSatisfy(vector -> assertThat(vector).hasSize(embedder.dimension()));
    }

    @Test
    void asksQuestionsWithTheModelsPrefix() {
        assertThat(embedder.question("refunds"))
                .isEqualTo(new Embedder(MODEL, "", kept).question("question: refunds"))
                .isNotEqualTo(new Embedder(MODEL, "", kept).question("refunds"));
    }

    private static List<Chunk> chunks(int count) {
        List<Chunk> chunks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chunks.add(chunk("f" + i, "select " + i));
        }
        return chunks;
    }

    private static Chunk chunk(String path, String text) {
        return Chunk.of("shop", "r1", new Locator.Lines(path, 1, 1), null, "sql", "model", text);
    }
}
