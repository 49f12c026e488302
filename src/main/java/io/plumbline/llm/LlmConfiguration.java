package io.plumbline.llm;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The models there are. */
@Configuration(proxyBeanMethods = false)
class LlmConfiguration {

    @Bean
    InProcessEmbedding embeddingModel() {
        return new InProcessEmbedding();
    }
}
