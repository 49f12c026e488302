package io.plumbline.llm.provider;

import io.plumbline.llm.LlmProvider;
import io.plumbline.llm.LlmProviderContract;
import io.plumbline.llm.Protocol;

class OpenAiProviderTest extends LlmProviderContract {

    @Override
    protected LlmProvider provider() {
        return new OpenAiProvider();
    }

    @Override
    protected Protocol protocol() {
        return Protocol.openAi();
    }
}
