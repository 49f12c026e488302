package io.plumbline.embed;

import io.plumbline.llm.CallLedger;
import io.plumbline.llm.InProcessEmbedding;
import io.plumbline.llm.LanguageModels;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The embedder with the model of this process, or the one that the settings name. */
@Configuration(proxyBeanMethods = false)
class EmbedConfiguration {

    @Bean
    Embedder embedder(InProcessEmbedding model, LanguageModels models, CallLedger ledger, VectorCache cache) {
        return models.embedding(ledger)
                .map(named -> new Embedder(named, "", cache))
                .orElseGet(() -> new Embedder(model, InProcessEmbedding.QUERY_PREFIX, cache));
    }
}
