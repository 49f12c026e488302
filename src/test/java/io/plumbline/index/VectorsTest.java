package io.plumbline.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorsTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 9, 384})
    void multipliesVectorsOfAnyLength(int dimension) {
        Random random = new Random(dimension);
        float[] matrix = new float[3 * dimension];
        float[] vector = new float[dimension];
        double expected = 0;
        for (int i = 0; i < dimension; i++) {
            vector[i] = random.nextFloat() - 0.5f;
            matrix[2 * dimension + i] = random.nextFloat() - 0.5f;
            expected += (double) vector[i] * matrix[2 * dimension + i];
        }
        assertThat((double) Vectors.dot(vector, matrix, 2 * dimension)).isCloseTo(expected, within(1e-5));
    }

    @Test
    void readsBackWhatItWrote() {
        float[] vector = {1f, -0.25f, Float.MIN_VALUE};
        float[] matrix = new float[6];
        Vectors.read(Vectors.bytes(vector), matrix, 3, 3);
        assertThat(matrix).containsExactly(0, 0, 0, 1f, -0.25f, Float.MIN_VALUE);
    }

    @Test
    void refusesAVectorOfAnotherLength() {
        assertThatThrownBy(() -> Vectors.read(new byte[8], new float[3], 0, 3))
                .hasMessageContaining("has 2 dimensions, not 3");
    }

    @Test
    void knowsWhichPgvectorGoesOnAfterAFilter() {
        assertThat(PgVectors.iterative("0.8.0")).isTrue();
        assertThat(PgVectors.iterative("0.10.1")).isTrue();
        assertThat(PgVectors.iterative("1.0")).isTrue();
        assertThat(PgVectors.iterative("0.7.4")).isFalse();
    }
}
