package io.plumbline.llm;

/** Puts down every call to a model. Safe for concurrent use. */
public interface CallLedger {

    void add(LlmCall call);
}
