package io.plumbline.pipeline;

import io.plumbline.audit.Audit;
import io.plumbline.catalog.Conversations;
import io.plumbline.catalog.Documents;
import io.plumbline.catalog.Facts;
import io.plumbline.catalog.Feedback;
import io.plumbline.catalog.Findings;
import io.plumbline.catalog.Graphs;
import io.plumbline.catalog.JobLocks;
import io.plumbline.catalog.ModelCalls;
import io.plumbline.catalog.RunNotes;
import io.plumbline.catalog.Runs;
import io.plumbline.crawl.Connector;
import io.plumbline.crawl.Histories;
import io.plumbline.deliver.DeliveryChannel;
import io.plumbline.embed.Embedder;
import io.plumbline.index.ChunkIndex;
import io.plumbline.index.Retriever;
import io.plumbline.job.JobsReader;
import io.plumbline.llm.LanguageModels;
import io.plumbline.report.ReportRenderer;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.springframework.batch.core.launch.JobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;

/** Joins the stages. */
@Configuration(proxyBeanMethods = false)
class PipelineConfiguration {

    /** Every rule of ours and of the jars, which are opened once. */
    @Bean
    @Primary
    Audit extendedAudit(@Qualifier("audit") Audit ours) {
        return Plugins.added(ours);
    }

    @Bean
    JobsReader jobsReader(List<Connector> connectors, List<DeliveryChannel> channels, Audit audit) {
        return new JobsReader(
                connectors.stream().map(Connector::type).toList(),
                channels.stream().map(DeliveryChannel::type).toList(),
                audit.rules(),
                System.getenv());
    }

    @Bean
    ProjectGraphs projectGraphs(Documents documents, Graphs graphs, ObjectProvider<BuildProperties> build) {
        return new ProjectGraphs(documents, graphs, build(build));
    }

    @Bean
    Passages passages(ProjectGraphs graphs, ChunkIndex index, RunNotes notes, ObjectProvider<BuildProperties> build) {
        return new Passages(graphs, index, notes, build(build));
    }

    private static String build(ObjectProvider<BuildProperties> build) {
        BuildProperties properties = build.getIfAvailable();
        return properties == null ? "" : String.valueOf(properties.getTime());
    }

    @Bean
    Estates estates(ProjectGraphs graphs, Histories histories) {
        return new Estates(graphs, histories);
    }

    @Bean
    StoredAnswers storedAnswers(ModelCalls calls) {
        return new StoredAnswers(calls);
    }

    @Bean
    Assistance assistance(LanguageModels models, StoredAnswers answers) {
        return Assistance.of(models, answers, answers);
    }

    @Bean
    RunLedger runLedger(JobLocks locks, Runs runs, RunNotes notes) {
        return new RunLedger(locks, runs, notes);
    }

    @Bean
    Reports reports(Estates estates, Findings findings, Runs runs, RunNotes notes, List<ReportRenderer> renderers) {
        return new Reports(estates, findings, runs, notes, renderers);
    }

    @Bean
    SinceLastRun sinceLastRun(ProjectGraphs graphs, Runs runs, RunNotes notes) {
        return new SinceLastRun(graphs, runs, notes);
    }

    @Bean
    JobQuestions jobQuestions(
            Estates estates,
            Findings findings,
            Runs runs,
            RunNotes notes,
            SinceLastRun comparison,
            Retriever retriever,
            Facts facts) {
        return new JobQuestions(estates, findings, runs, notes, comparison, retriever, facts);
    }

    @Bean
    JobFixes jobFixes(Runs runs, Findings findings) {
        return new JobFixes(runs, findings);
    }

    @Bean
    Dialogues dialogues(Conversations conversations, Environment environment) {
        return new Dialogues(conversations, Retention.of(environment::getProperty), Clock.systemUTC());
    }

    @Bean
    Opinions opinions(
            Conversations conversations, Feedback feedback, Findings findings, Runs runs, Environment environment) {
        Path home = Path.of(environment.getProperty("PLUMBLINE_HOME", ".plumbline"));
        return new Opinions(conversations, feedback, findings, runs, new EvaluationSet(home.resolve("evaluation")));
    }

    @Bean
    JobRunner jobRunner(
            JobOperator operator,
            JobRepository repository,
            List<Connector> connectors,
            Histories histories,
            Documents documents,
            ProjectGraphs graphs,
            SinceLastRun comparison,
            Passages passages,
            ChunkIndex index,
            Embedder embedder,
            Estates estates,
            Audit audit,
            Findings findings,
            Feedback feedback,
            Facts facts,
            Runs runs,
            RunNotes notes,
            RunLedger ledger,
            Reports reports,
            Assistance assistance,
            ModelCalls calls,
            Environment environment,
            List<DeliveryChannel> channels) {
        List<Stage> stages = List.of(
                new CrawlStage(connectors, histories, documents, notes),
                new ParseStage(graphs, comparison, notes),
                new IndexStage(passages, index, embedder, notes),
                new AuditStage(estates, audit, findings, notes),
                new FixStage(estates, audit, findings, notes),
                new LearnStage(estates, feedback, facts, notes),
                new NarrateStage(
                        estates,
                        findings,
                        assistance,
                        notes,
                        calls,
                        Retention.of(environment::getProperty, Retention.MODELS)),
                new ReportStage(reports, findings, runs, notes, ledger),
                new DeliverStage(channels, reports, notes));
        return new JobRunner(operator, repository, stages, ledger, Clock.systemUTC());
    }
}
