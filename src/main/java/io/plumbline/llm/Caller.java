package io.plumbline.llm;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.model.chat.Capability;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.plumbline.llm.LlmProvider.Connection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes one call: reserves, calls, settles, puts it down. */
final class Caller {

    private final String provider;
    private final Connection connection;
    private final ChatModel chat;
    private final StreamingChatModel streaming;
    private final Prices prices;
    private final Budget budget;
    private final CallLedger ledger;

    Caller(LlmProvider provider, Connection connection, Prices prices, Budget budget, CallLedger ledger) {
        this.provider = provider.name();
        this.connection = connection;
        this.chat = provider.chat(connection);
        this.streaming = provider.streaming(connection);
        this.prices = prices;
        this.budget = budget;
        this.ledger = ledger;
    }

    String provider() {
        return provider;
    }

    String model() {
        return connection.model();
    }

    String name() {
        return provider + "/" + model();
    }

    String hash(Prompt prompt) {
        return prompt.hash(provider, connection.address(), model(), connection.answerTokens());
    }

    /** Puts down that the answer was known. */
    void known(Prompt prompt, String hash) {
        ledger.add(new LlmCall(provider, model(), prompt.purpose(), hash, 0, 0, BigDecimal.ZERO, 0, true, "ok"));
    }

    /**
     * @param mistake what was wrong with the first answer; null for a first call
     * @param heard is told the pieces; null for none
     */
    String call(Prompt prompt, String hash, @Nullable String mistake, @Nullable Consumer<String> heard) {
        ChatRequest request = request(prompt, mistake);
        long in = Tokens.estimate(request.messages());
        Budget.Reservation reserved =
                budget.reserve(in + connection.answerTokens(), cost(in, connection.answerTokens()));
        long start = System.nanoTime();
        try {
            ChatResponse response = heard == null ? chat.chat(request) : Streamed.ask(streaming, request, heard);
            long took = System.nanoTime() - start;
            String text = response.aiMessage().text();
            TokenUsage usage = Tokens.used(response.tokenUsage(), in, text);
            BigDecimal cost = cost(usage.inputTokenCount(), usage.outputTokenCount());
            budget.settle(reserved, usage.totalTokenCount(), cost, took);
            String problem = problem(response);
            put(prompt, hash, usage, took, problem.isEmpty() ? "ok" : problem);
            if (!problem.isEmpty()) {
                throw Unanswered.because(name() + ": " + problem, "Ask again, or use another model.");
            }
            return text == null ? "" : text;
        } catch (Unanswered e) {
            throw e;
        } catch (RuntimeException e) {
            throw failed(prompt, hash, e, reserved, in, System.nanoTime() - start);
        }
    }

    /** What a call that broke off used nobody knows; what was never answered used nothing. */
    private Unanswered failed(
            Prompt prompt, String hash, RuntimeException e, Budget.Reservation reserved, long in, long took) {
        WireProblem problem = WireProblem.in(e).orElse(null);
        boolean unused = problem != null && problem.statusCode() != 0;
        budget.settle(reserved, unused ? 0 : reserved.tokens(), unused ? BigDecimal.ZERO : reserved.money(), took);
        String reason = problem != null
                ? String.valueOf(problem.getMessage())
                : e instanceof ContentFilteredException ? "it refused to answer" : "its answer cannot be read";
        put(prompt, hash, new TokenUsage(unused ? 0 : (int) in, 0), took, reason);
        return Unanswered.because(name() + ": " + reason, problem == null ? "Use another model." : problem.action());
    }

    private void put(Prompt prompt, String hash, TokenUsage usage, long took, String outcome) {
        long in = usage.inputTokenCount();
        long out = usage.outputTokenCount();
        ledger.add(new LlmCall(
                provider,
                model(),
                prompt.purpose(),
                hash,
                in,
                out,
                prices.of(model(), in, out).orElse(null),
                TimeUnit.NANOSECONDS.toMillis(took),
                false,
                outcome));
    }

    private BigDecimal cost(long in, long out) {
        return prices.of(model(), in, out).orElse(BigDecimal.ZERO);
    }

    private ChatRequest request(Prompt prompt, @Nullable String mistake) {
        List<ChatMessage> messages = new ArrayList<>(
                List.of(SystemMessage.from(prompt.instructions()), UserMessage.from(prompt.delimited())));
        if (mistake != null) {
            messages.add(UserMessage.from(
                    "A first answer was of no use: " + mistake + ". Answer with the JSON object alone."));
        }
        ChatRequest.Builder request = ChatRequest.builder().messages(messages);
        if (chat.supportedCapabilities().contains(Capability.RESPONSE_FORMAT_JSON_SCHEMA)) {
            JsonSchema schema = JsonSchema.builder()
                    .name(prompt.purpose())
                    .rootElement(JsonRawSchema.from(prompt.shape().text()))
                    .build();
            request.responseFormat(ResponseFormat.builder()
                    .type(ResponseFormatType.JSON)
                    .jsonSchema(schema)
                    .build());
        }
        return request.build();
    }

    private static String problem(ChatResponse response) {
        if (response.aiMessage().hasToolExecutionRequests()) {
            return "it asked for a tool, though it was given none";
        }
        FinishReason reason = response.finishReason();
        if (reason == FinishReason.LENGTH) {
            return "its answer is cut off at the longest length";
        }
        return reason == FinishReason.CONTENT_FILTER ? "it refused to answer" : "";
    }
}
