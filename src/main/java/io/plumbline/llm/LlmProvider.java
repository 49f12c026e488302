package io.plumbline.llm;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes the clients of one provider. They never retry by themselves, log nothing, and reach the network only through the
 * connection's {@link Connection#http}, where secrets are masked, answers bounded and failures tried again.
 */
public interface LlmProvider {

    /** As settings name it. */
    String name();

    /** Where the provider is when settings say nothing; empty where they have to. */
    String address();

    /** Whether it asks for a key. */
    boolean keyed();

    /** Whether its models run on machines of one's own, so that a call costs nothing. */
    default boolean free() {
        return false;
    }

    ChatModel chat(Connection connection);

    /** The same model; its answer comes piece by piece, on the thread that asks. */
    StreamingChatModel streaming(Connection connection);

    /** A model that makes vectors; empty where the provider has none. */
    Optional<EmbeddingModel> embedding(Connection connection);

    /**
     * What a client needs.
     *
     * @param address without a slash at its end
     * @param key empty where the provider asks for none
     * @param answerTokens longest answer
     * @param timeout longest call
     */
    record Connection(
            String model, String address, String key, int answerTokens, Duration timeout, HttpClientBuilder http) {

        /** Without the key. */
        @Override
        public String toString() {
            return model + " at " + address;
        }
    }
}
