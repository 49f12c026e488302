package io.plumbline.crawl;

import java.nio.file.Path;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

@Configuration(proxyBeanMethods = false)
class CrawlConfiguration {

    @Bean
    CrawlHome crawlHome(Environment environment) {
        return new CrawlHome(Path.of(environment.getProperty("PLUMBLINE_HOME", ".plumbline")));
    }

    @Bean
    Histories histories(CrawlHome home) {
        return new Histories(home);
    }

    @Bean
    SourceTrees sourceTrees(CrawlHome home) {
        return new SourceTrees(home);
    }
}
