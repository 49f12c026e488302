package io.plumbline.analysis;

import io.plumbline.catalog.Analyses;
import io.plumbline.catalog.Documents;
import io.plumbline.catalog.JobLocks;
import io.plumbline.crawl.QueryRunner;
import io.plumbline.report.AnalysisRenderer;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AnalysisConfiguration {

    @Bean
    AnalysisDesk analysisDesk(
            Analyses analyses,
            JobLocks locks,
            Documents documents,
            List<QueryRunner> runners,
            List<AnalysisRenderer> renderers) {
        return desk(analyses, locks, documents, runners, renderers);
    }

    static AnalysisDesk desk(
            Analyses analyses,
            JobLocks locks,
            Documents documents,
            List<QueryRunner> runners,
            List<AnalysisRenderer> renderers) {
        return new AnalysisDesk(
                analyses,
                locks,
                new Warehouses(runners),
                new Planning(new CostHistory(documents)),
                new Execution(analyses, new ResultFiles(renderers)));
    }
}
