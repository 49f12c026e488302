package io.plumbline.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.catalog.TestDatabase;
import io.plumbline.index.ChunkIndex.Change;
import io.plumbline.index.VectorStore.Near;
import io.plumbline.model.Chunk;
import io.plumbline.model.Locator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the index promises on every server. */
abstract class IndexContract {

    static final String MODEL = "test-model";

    private final String source = UUID.randomUUID().toString();
    private VectorStore vectors;
    private ChunkIndex index;

    abstract TestDatabase db();

    abstract String store();

    @BeforeEach
    void open() {
        vectors = store(1_000_000);
        index = new ChunkIndex(db().jdbc(), db().template(), db().transaction(), vectors);
    }

    private VectorStore store(int hnswFrom) {
        return VectorStores.choose(db().jdbc(), db().template(), db().transaction(), hnswFrom);
    }

    @Test
    void usesWhatTheServerOffers() {
        assertThat(index.vectorStore()).isEqualTo(store());
    }

    @Test
    void addsWhatIsNewAndDeletesWhatVanished() {
        Chunk first = chunk("a.sql", 1, "one");
        Chunk second = chunk("a.sql", 2, "two");
        assertThat(index.put(source, "a.sql", "f1", List.of(first, second))).isEqualTo(new Change(2, 0, 0));
        Chunk third = chunk("a.sql", 2, "three");
        assertThat(index.put(source, "a.sql", "f2", List.of(first, third))).isEqualTo(new Change(1, 1, 1));
        assertThat(index.size(source)).isEqualTo(2);
        assertThat(index.find(second.id())).isEmpty();
        assertThat(index.find(third.id())).contains(third);
    }

    @Test
    void doublesNothingWhenAPutIsRepeated() {
        List<Chunk> chunks = List.of(chunk("a.sql", 1, "one"), chunk("a.sql", 1, "one"));
        index.put(source, "a.sql", "f1", chunks);
        assertThat(index.put(source, "a.sql", "f1", chunks)).isEqualTo(new Change(0, 1, 0));
        assertThat(index.size(source)).isEqualTo(1);
    }

    @Test
    void remembersWhatEachFileWasMadeFromEvenWithoutChunks() {
        index.put(source, "a.sql", "f1", List.of(chunk("a.sql", 1, "one")));
        index.put(source, "empty.sql", "f2", List.of());
        assertThat(index.files(source)).isEqualTo(Map.of("a.sql", "f1", "empty.sql", "f2"));
    }

    @Test
    void forgetsFilesThatAreGone() {
        index.put(source, "a.sql", "f1", List.of(chunk("a.sql", 1, "one")));
        index.put(source, "b.sql", "f1", List.of(chunk("b.sql", 1, "one")));
        assertThat(index.retain(source, List.of("b.sql", "other.sql"))).isEqualTo(1);
        assertThat(index.files(source)).containsOnlyKeys("b.sql");
        assertThat(index.size(source)).isEqualTo(1);
    }

    @Test
    void keepsTheRevisionOfAnUnchangedChunkUpToDate() {
        Chunk old = chunk("a.sql", 1, "one");
        Chunk now = Chunk.of(source, "r2", old.locator(), old.artifact(), old.kind(), old.context(), old.text());
        index.put(source, "a.sql", "f1", List.of(old));
        index.put(source, "a.sql", "f2", List.of(now));
        assertThat(index.find(old.id()).orElseThrow().revision()).isEqualTo("r2");
    }

    @Test
    void givesBackPagesAndTextPostgresRefuses() {
        Chunk page =
                Chunk.of(source, "r1", new Locator.Page("a.pdf", 3), "document.d", "pdf", "c", "nul \0 \uD83D\uDE00");
        index.put(source, "a.pdf", "f1", List.of(page));
        Chunk found = index.find(page.id()).orElseThrow();
        assertThat(found.locator()).isEqualTo(new Locator.Page("a.pdf", 3));
        assertThat(found.text()).isEqualTo("nul \uFFFD \uD83D\uDE00");
    }

    @Test
    void refusesAChunkOfAnotherFile() {
        assertThatThrownBy(() -> index.put(source, "b.sql", "f", List.of(chunk("a.sql", 1, "one"))))
                .hasMessageContaining("is none of");
    }

    @Test
    void knowsWhichTextsHaveAVectorOfAModel() {
        Chunk with = chunk("a.sql", 1, "one" + source);
        Chunk without = chunk("a.sql", 2, "two" + source);
        index.put(source, "a.sql", "f1", List.of(with, without));
        vectors.save(MODEL, Map.of(with.hash(), unit(1)));
        assertThat(vectors.known(MODEL, List.of(with.hash(), without.hash()))).containsExactly(with.hash());
        assertThat(vectors.known("other-model", List.of(with.hash()))).isEmpty();
        assertThat(index.withoutVector(source, MODEL)).containsExactly(without);
    }

    @Test
    void keepsTheFirstVectorOfAText() {
        vectors.save(MODEL, Map.of("h" + source, unit(1)));
        vectors.save(MODEL, Map.of("h" + source, unit(2)));
        Chunk chunk = new Chunk(source, source, "r", new Locator.Lines("a", 1, 1), null, "sql", "", "", "h" + source);
        index.put(source, "a", "f", List.of(chunk));
        assertThat(vectors.nearest(MODEL, unit(1), List.of(source), 5)).containsExactly(new Near(source, 1.0));
    }

    @Test
    void findsTheNearestFirstAndOnlyInTheSourcesAsked() {
        Map<String, float[]> saved = fill(200);
        float[] question = unit(77);
        List<Near> expected = expected(saved, question, 10);
        assertThat(vectors.nearest(MODEL, question, List.of(source), 10)).isEqualTo(expected);
        assertThat(vectors.nearest(MODEL, question, List.of("another source"), 10))
                .isEmpty();
        assertThat(vectors.nearest("another model", question, List.of(source), 10))
                .isEmpty();
    }

    @Test
    void seesVectorsAndChunksThatCameAfterASearch() {
        float[] question = unit(5);
        Chunk chunk = chunk("a.sql", 1, "late" + source);
        assertThat(vectors.nearest(MODEL, question, List.of(source), 5)).isEmpty();
        index.put(source, "a.sql", "f1", List.of(chunk));
        assertThat(vectors.nearest(MODEL, question, List.of(source), 5)).isEmpty();
        vectors.save(MODEL, Map.of(chunk.hash(), question));
        assertThat(vectors.nearest(MODEL, question, List.of(source), 5)).containsExactly(new Near(chunk.id(), 1.0));
        index.retain(source, List.of());
        assertThat(vectors.nearest(MODEL, question, List.of(source), 5)).isEmpty();
    }

    @Test
    void ordersEqualTextsByTheirId() {
        List<Chunk> same = new ArrayList<>();
        for (int i = 1; i <= 6; i++) {
            Chunk chunk = chunk("f" + i, 1, "same" + source);
            same.add(chunk);
            index.put(source, "f" + i, "f", List.of(chunk));
        }
        vectors.save(MODEL, Map.of(same.get(0).hash(), unit(1)));
        assertThat(vectors.nearest(MODEL, unit(1), List.of(source), 4))
                .extracting(Near::chunk)
                .isEqualTo(same.stream().map(Chunk::id).sorted().limit(4).toList());
    }

    @Test
    void findsNearlyTheSameAmongManyOnceItIsSettled() {
        Map<String, float[]> saved = fill(400);
        VectorStore many = store(100);
        many.settle(MODEL);
        many.settle(MODEL);
        List<Near> found = many.nearest(MODEL, unit(9), List.of(source), 10);
        assertThat(found).hasSize(10);
        List<Near> exact = expected(saved, unit(9), 10);
        assertThat(found.stream().filter(exact::contains).count())
                .as("of the true ten")
                .isGreaterThanOrEqualTo(9);
    }

    private Map<String, float[]> fill(int count) {
        Map<String, float[]> byHash = new HashMap<>();
        Map<String, float[]> byChunk = new HashMap<>();
        List<Chunk> chunks = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            Chunk chunk = chunk("many.sql", i, "text " + i + source);
            chunks.add(chunk);
            byHash.put(chunk.hash(), unit(1000 + i));
            byChunk.put(chunk.id(), unit(1000 + i));
        }
        index.put(source, "many.sql", "f", chunks);
        vectors.save(MODEL, byHash);
        return byChunk;
    }

    private static List<Near> expected(Map<String, float[]> vectors, float[] question, int limit) {
        return vectors.entrySet().stream()
                .map(e -> Near.of(e.getKey(), Vectors.dot(question, e.getValue(), 0)))
                .sorted(Near.NEAREST_FIRST)
                .limit(limit)
                .toList();
    }

    /** A random unit vector of 16 dimensions, the same for the same seed. */
    private static float[] unit(int seed) {
        Random random = new Random(seed);
        float[] vector = new float[16];
        double length = 0;
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) random.nextGaussian();
            length += vector[i] * vector[i];
        }
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= (float) Math.sqrt(length);
        }
        return vector;
    }

    private Chunk chunk(String path, int line, String text) {
        return Chunk.of(source, "r1", new Locator.Lines(path, line, line), "model.shop.a", "sql", "model a", text);
    }
}
