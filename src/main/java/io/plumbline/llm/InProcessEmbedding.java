package io.plumbline.llm;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.embedding.onnx.AbstractInProcessEmbeddingModel;
import dev.langchain4j.model.embedding.onnx.OnnxBertBiEncoder;
import dev.langchain4j.model.embedding.onnx.PoolingMode;
import dev.langchain4j.model.output.Response;
import io.plumbline.job.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * bge-small-en-v1.5, 8-bit quantised, in this process: {@code float[384]} of unit length, no network, no key. Nothing is
 * loaded until the first text comes. Texts are embedded one by one on as many threads as there are cores, each on one
 * core: quantisation scales by whole tensors, so batches would make a vector depend on its neighbours. Equal texts
 * therefore have equal vectors, and vectors can be kept by the hash of their text. Safe for concurrent use.
 *
 * <p>The window is 512 tokens; of a longer text each part is embedded and the mean is taken.
 */
public final class InProcessEmbedding implements EmbeddingModel, AutoCloseable {

    public static final String NAME = "bge-small-en-v1.5-q";

    /** What the model's authors put before a question that looks for passages; passages go without (model card). */
    public static final String QUERY_PREFIX = "Represent this sentence for searching relevant passages: ";

    private static final int DIMENSION = 384;

    private @Nullable Loaded loaded;

    @Override
    public String modelName() {
        return NAME;
    }

    @Override
    public int dimension() {
        return DIMENSION;
    }

    /** @throws UserError where the model's native library does not run on this machine */
    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> texts) {
        return texts.isEmpty() ? Response.from(List.of()) : loaded().embedAll(texts);
    }

    /** Whether a text has come yet. */
    synchronized boolean isLoaded() {
        return loaded != null;
    }

    private synchronized Loaded loaded() {
        if (loaded == null) {
            loaded = Loaded.load();
        }
        return loaded;
    }

    /** Ends the threads; the next text would load the model anew. */
    @Override
    public synchronized void close() {
        if (loaded != null) {
            loaded.threads.shutdownNow();
            loaded = null;
        }
    }

    private static final class Loaded extends AbstractInProcessEmbeddingModel {

        private final OnnxBertBiEncoder encoder;
        private final ExecutorService threads;

        private Loaded(OnnxBertBiEncoder encoder, ExecutorService threads) {
            super(threads);
            this.encoder = encoder;
            this.threads = threads;
        }

        static Loaded load() {
            // The tokenizer's library would ask the network where it runs, and report that it ran.
            System.setProperty("OPT_OUT_TRACKING", "true");
            System.setProperty("ai.djl.offline", "true");
            try (InputStream model = resource("/" + NAME + ".onnx");
                    InputStream tokenizer = resource("/" + NAME + "-tokenizer.json");
                    OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
                options.setIntraOpNumThreads(1);
                options.setInterOpNumThreads(1);
                OrtEnvironment environment = OrtEnvironment.getEnvironment();
                OrtSession session = environment.createSession(model.readAllBytes(), options);
                return new Loaded(
                        new OnnxBertBiEncoder(environment, session, tokenizer, PoolingMode.CLS),
                        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), Loaded::thread));
            } catch (OrtException | IOException | LinkageError e) {
                throw UserError.source(
                        "the embedding model does not run on this machine: " + e.getMessage(),
                        "use 64-bit Linux with glibc, macOS or Windows, with a temporary folder that allows programs");
            }
        }

        private static Thread thread(Runnable work) {
            Thread thread = new Thread(work, "embedding");
            thread.setDaemon(true);
            return thread;
        }

        private static InputStream resource(String name) throws IOException {
            InputStream in = InProcessEmbedding.class.getResourceAsStream(name);
            if (in == null) {
                throw new IOException(name + " is missing from the build");
            }
            return in;
        }

        @Override
        protected OnnxBertBiEncoder model() {
            return encoder;
        }

        @Override
        protected Integer knownDimension() {
            return DIMENSION;
        }
    }
}
