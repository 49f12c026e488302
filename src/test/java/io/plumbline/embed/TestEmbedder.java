package io.plumbline.embed;

import io.plumbline.llm.InProcessEmbedding;

/** The real embedder for tests of other modules; one model for all of them. */
public final class TestEmbedder {

    private static final InProcessEmbedding MODEL = new InProcessEmbedding();

    private TestEmbedder() {}

    public static Embedder real(VectorCache cache) {
        return new Embedder(MODEL, InProcessEmbedding.QUERY_PREFIX, cache);
    }
}
