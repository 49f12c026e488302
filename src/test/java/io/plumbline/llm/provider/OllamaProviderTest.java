package io.plumbline.llm.provider;

import io.plumbline.llm.LlmProvider;
import io.plumbline.llm.LlmProviderContract;
import io.plumbline.llm.Protocol;

class OllamaProviderTest extends LlmProviderContract {

    @Override
    protected LlmProvider provider() {
        return new OllamaProvider();
    }

    @Override
    protected Protocol protocol() {
        return new OllamaProtocol();
    }
}
