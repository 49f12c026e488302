package io.plumbline.embed;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import io.plumbline.model.Chunk;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Turns chunks into vectors, each different text once, ever. Safe for concurrent use. */
public final class Embedder {

    /** Small enough that a stop or a crash costs a second or two of work. */
    private static final int BATCH = 64;

    /** 16 windows of the model; whoever sends more than that sends no passage. */
    private static final int MAX_CHARACTERS = 32_000;

    private final EmbeddingModel model;
    private final String queryPrefix;
    private final VectorCache cache;

    Embedder(EmbeddingModel model, String queryPrefix, VectorCache cache) {
        this.model = model;
        this.queryPrefix = queryPrefix;
        this.cache = cache;
    }

    /** Name of the model, under which vectors are kept. */
    public String model() {
        return model.modelName();
    }

    /** Length of a vector. */
    public int dimension() {
        return model.dimension();
    }

    /**
     * Gives every chunk's text a vector. Vectors are saved batch by batch: a call that was stopped or killed is
     * continued by calling again.
     */
    public Embedded embed(Collection<Chunk> chunks, EmbedProgress progress) {
        Map<String, String> texts = new LinkedHashMap<>();
        chunks.forEach(chunk -> texts.putIfAbsent(chunk.hash(), chunk.embedded()));
        int all = texts.size();
        texts.keySet().removeAll(cache.known(model(), List.copyOf(texts.keySet())));
        List<Map.Entry<String, String>> open = List.copyOf(texts.entrySet());
        int done = 0;
        boolean goOn = true;
        while (goOn && done < open.size()) {
            List<Map.Entry<String, String>> batch = open.subList(done, Math.min(done + BATCH, open.size()));
            cache.save(model(), vectors(batch));
            done += batch.size();
            goOn = progress.advance(done, open.size());
        }
        return new Embedded(all, all - open.size(), done);
    }

    /** The vector of a question, to be compared with those of chunks: {@code float[dimension]} of unit length. */
    public float[] question(String text) {
        return unit(model.embed(segment(queryPrefix + text)).content());
    }

    private Map<String, float[]> vectors(List<Map.Entry<String, String>> batch) {
        List<TextSegment> segments = new ArrayList<>();
        batch.forEach(text -> segments.add(segment(text.getValue())));
        List<Embedding> embeddings = model.embedAll(segments).content();
        Map<String, float[]> vectors = new LinkedHashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            vectors.put(batch.get(i).getKey(), unit(embeddings.get(i)));
        }
        return vectors;
    }

    /** The model takes no blank text. */
    private static TextSegment segment(String text) {
        String bounded = text.length() > MAX_CHARACTERS ? text.substring(0, MAX_CHARACTERS) : text;
        return TextSegment.from(bounded.isBlank() ? "empty" : bounded);
    }

    private static float[] unit(Embedding embedding) {
        float[] vector = embedding.vector().clone();
        double sum = 0;
        for (float value : vector) {
            sum += (double) value * value;
        }
        float length = (float) Math.sqrt(sum);
        for (int i = 0; i < vector.length && length > 0; i++) {
            vector[i] /= length;
        }
        return vector;
    }
}
