package io.plumbline.llm;

import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A language model that may be asked: within a budget, with secrets masked, every call put down, and answers kept. It gives
 * nothing but JSON of the form that was asked for. It is given no tool, so whatever it writes, nothing runs. Safe for concurrent use.
 */
public final class LanguageModel {

    private final Caller caller;
    private final AnswerCache cache;

    LanguageModel(Caller caller, AnswerCache cache) {
        this.caller = caller;
        this.cache = cache;
    }

    /** {@code openai/gpt-4.1-mini}. */
    public String name() {
        return caller.name();
    }

    /** Asks and waits. */
    public JsonNode ask(Prompt prompt) {
        return ask(prompt, null);
    }

    /**
     * Asks, once more where the answer has not the form that was asked for.
     *
     * @param heard is told each piece of the answer as it comes; null to wait for the whole. What it hears is unchecked
     * @throws Unanswered where there is no answer, or none of that form
     */
    public JsonNode ask(Prompt prompt, @Nullable Consumer<String> heard) {
        String hash = caller.hash(prompt);
        Optional<JsonNode> known =
                cache.find(hash).flatMap(answer -> prompt.shape().read(answer).answer());
        if (known.isPresent()) {
            caller.known(prompt, hash);
            return known.get();
        }
        Shape.Read read = prompt.shape().read(caller.call(prompt, hash, null, heard));
        if (read.answer().isEmpty()) {
            read = prompt.shape().read(caller.call(prompt, hash, read.problem(), heard));
        }
        JsonNode answer = read.answer().orElse(null);
        if (answer == null) {
            throw Unanswered.because(
                    name() + ": its answer has not the form that was asked for, twice: " + read.problem(),
                    "Use a model that can answer in JSON.");
        }
        cache.save(hash, caller.provider(), caller.model(), prompt.purpose(), answer.toString());
        return answer;
    }
}
