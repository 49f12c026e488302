package io.plumbline.llm;

import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** The models there are. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LlmSettings.class)
class LlmConfiguration {

    @Bean
    InProcessEmbedding embeddingModel() {
        return new InProcessEmbedding();
    }

    @Bean
    LanguageModels languageModels(LlmSettings settings, Environment environment, List<LlmProvider> providers) {
        return new LanguageModels(settings, environment.getProperty("PLUMBLINE_LLM_KEY", ""), providers);
    }
}
