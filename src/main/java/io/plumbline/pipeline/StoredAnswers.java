package io.plumbline.pipeline;

import io.plumbline.catalog.ModelCalls;
import io.plumbline.llm.AnswerCache;
import io.plumbline.llm.CallLedger;
import io.plumbline.llm.LlmCall;
import java.util.Optional;

/** Keeps answers and calls of language models in the catalog. */
final class StoredAnswers implements AnswerCache, CallLedger {

    private final ModelCalls calls;

    StoredAnswers(ModelCalls calls) {
        this.calls = calls;
    }

    @Override
    public Optional<String> find(String promptHash) {
        return calls.answer(promptHash);
    }

    @Override
    public void save(String promptHash, String provider, String model, String purpose, String answer) {
        calls.keep(promptHash, provider, model, purpose, answer);
    }

    @Override
    public void add(LlmCall call) {
        calls.add(new ModelCalls.Call(
                call.provider(),
                call.model(),
                call.purpose(),
                call.promptHash(),
                call.tokensIn(),
                call.tokensOut(),
                call.money(),
                call.millis(),
                call.cached(),
                call.outcome()));
    }
}
