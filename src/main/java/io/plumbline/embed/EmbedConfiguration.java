package io.plumbline.embed;

import io.plumbline.llm.InProcessEmbedding;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedder with the model of this process. */
@Configuration(proxyBeanMethods = false)
class EmbedConfiguration {

    @Bean
    Embedder embedder(InProcessEmbedding model, VectorCache cache) {
        return new Embedder(model, InProcessEmbedding.QUERY_PREFIX, cache);
    }
}
