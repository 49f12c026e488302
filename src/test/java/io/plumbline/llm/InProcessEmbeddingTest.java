package io.plumbline.llm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class InProcessEmbeddingTest {

    private static final InProcessEmbedding MODEL = new InProcessEmbedding();

    @AfterAll
    static void close() {
        MODEL.close();
    }

    @Test
    void loadsNothingBeforeTheFirstText() {
        try (InProcessEmbedding fresh = new InProcessEmbedding()) {
            assertThat(fresh.dimension()).isEqualTo(384);
            assertThat(fresh.modelName()).isEqualTo("bge-small-en-v1.5-q");
            assertThat(fresh.embedAll(List.of()).content()).isEmpty();
            assertThat(fresh.isLoaded()).isFalse();
            fresh.embed("a text");
            assertThat(fresh.isLoaded()).isTrue();
        }
    }

    @Test
    void givesUnitVectorsOfItsDimension() {
        float[] vector = vector("select order_id from orders");
        assertThat(vector).hasSize(384);
        assertThat(dot(vector, vector)).isCloseTo(1.0, within(1e-4));
    }

    @Test
    void givesATextTheSameVectorWhateverStandsBesideIt() {
        List<TextSegment> texts = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            texts.add(TextSegment.from("column_" + i + " " + "is a key of the table ".repeat(i + 1)));
        }
        List<Embedding> together = MODEL.embedAll(texts).content();
        List<Integer> order =
                new ArrayList<>(java.util.stream.IntStream.range(0, 24).boxed().toList());
        Collections.shuffle(order, new Random(7));
        for (int i : order) {
            assertThat(vector(texts.get(i).text())).isEqualTo(together.get(i).vector());
        }
    }

    @Test
    void putsTextsOfOneMeaningNearerThanOthers() {
        float[] refunds = vector("money returned to customers after a purchase was sent back");
        double near = dot(refunds, vector("refund amount per returned order"));
        double far = dot(refunds, vector("on-call rota of the network team in winter"));
        assertThat(near).isGreaterThan(far + 0.1);
    }

    @Test
    void readsALongTextToItsEnd() {
        String head = "the customer table has a column for the name and one for the address of each person ".repeat(12);
        double same = dot(vector(head + "volcano eruption lava ash"), vector(head + "invoice tax payment due"));
        assertThat(same).as("cosine of texts that differ after 200 words").isLessThan(0.999);
    }

    private static float[] vector(String text) {
        return MODEL.embed(text).content().vector();
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }
}
