package io.plumbline.llm;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/** Waits for an answer that comes in pieces, and passes each on. */
final class Streamed implements StreamingChatResponseHandler {

    private final Consumer<String> heard;
    private final CompletableFuture<ChatResponse> whole = new CompletableFuture<>();

    private Streamed(Consumer<String> heard) {
        this.heard = heard;
    }

    static ChatResponse ask(StreamingChatModel model, ChatRequest request, Consumer<String> heard) {
        Streamed streamed = new Streamed(heard);
        model.chat(request, streamed);
        // The wire works on this thread: when it is done without an answer, there is none.
        streamed.whole.completeExceptionally(new IllegalStateException("the answer has no end"));
        try {
            return streamed.whole.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void onPartialResponse(String piece) {
        heard.accept(piece);
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        whole.complete(response);
    }

    @Override
    public void onError(Throwable error) {
        whole.completeExceptionally(error);
    }
}
