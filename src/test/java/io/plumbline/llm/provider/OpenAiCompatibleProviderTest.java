package io.plumbline.llm.provider;

import io.plumbline.llm.LlmProvider;
import io.plumbline.llm.LlmProviderContract;
import io.plumbline.llm.Protocol;

class OpenAiCompatibleProviderTest extends LlmProviderContract {

    @Override
    protected LlmProvider provider() {
        return new OpenAiCompatibleProvider();
    }

    @Override
    protected Protocol protocol() {
        return Protocol.openAi();
    }
}
