package io.plumbline.index;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Arithmetic of unit vectors. */
final class Vectors {

    private Vectors() {}

    static byte[] bytes(float[] vector) {
        ByteBuffer buffer = ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(vector);
        return buffer.array();
    }

    /** Copies stored floats into a row of a matrix. */
    static void read(byte[] bytes, float[] matrix, int offset, int dimension) {
        if (bytes.length != dimension * Float.BYTES) {
            throw new IllegalStateException("a stored vector has " + bytes.length / Float.BYTES + " dimensions, not "
                    + dimension + ": another model wrote it under this name");
        }
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(matrix, offset, dimension);
    }

    /**
     * Cosine of a unit vector and a row. Eight sums instead of one, so that the processor need not wait for the one
     * before: 5.5 ms instead of 8.9 ms for 50,000 rows of 384.
     */
    static float dot(float[] a, float[] matrix, int offset) {
        float s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
        int i = 0;
        for (; i + 7 < a.length; i += 8) {
            int j = offset + i;
            s0 += a[i] * matrix[j];
            s1 += a[i + 1] * matrix[j + 1];
            s2 += a[i + 2] * matrix[j + 2];
            s3 += a[i + 3] * matrix[j + 3];
            s4 += a[i + 4] * matrix[j + 4];
            s5 += a[i + 5] * matrix[j + 5];
            s6 += a[i + 6] * matrix[j + 6];
            s7 += a[i + 7] * matrix[j + 7];
        }
        for (; i < a.length; i++) {
            s0 += a[i] * matrix[offset + i];
        }
        return s0 + s1 + s2 + s3 + (s4 + s5 + s6 + s7);
    }
}
