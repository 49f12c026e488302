package io.plumbline.audit;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The audit as the application sees it: every rule on the classpath is a component. */
@Configuration(proxyBeanMethods = false)
class AuditConfiguration {

    @Bean
    Audit audit(List<AuditRule> rules) {
        return new Audit(rules);
    }
}
