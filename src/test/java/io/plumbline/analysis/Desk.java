package io.plumbline.analysis;

import io.plumbline.catalog.Analyses;
import io.plumbline.catalog.AnalysisTables;
import io.plumbline.catalog.TestDatabase;
import io.plumbline.crawl.snowflake.TestAccount;
import io.plumbline.job.AnalysesSpec;
import io.plumbline.job.JobsFile;
import io.plumbline.report.AnalysisRenderer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** A desk over a real database and an account, with a clock that a test sets. */
final class Desk {

    static final List<String> APPROVERS = List.of("carla", "dora");

    /** A clock that goes where a test wants it. */
    static final class Hands extends Clock {
        private volatile Instant now = Instant.parse("2026-03-01T12:00:00Z");

        void move(Duration by) {
            now = now.plus(by);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    final Hands clock = new Hands();
    final Analyses analyses;
    final AnalysisDesk desk;
    private final TestAccount account;
    private final Path folder;

    Desk(TestDatabase db, TestAccount account, Path folder) {
        this.account = account;
        this.folder = folder;
        this.analyses = AnalysisTables.analyses(db, clock);
        this.desk = AnalysisConfiguration.desk(
                analyses,
                AnalysisTables.locks(db),
                AnalysisTables.documents(db),
                List.of(account.runner()),
                renderers());
        // another test of the class may have been later than this one begins
        analyses.ledger().entries().stream()
                .map(entry -> Duration.between(clock.now, entry.at()))
                .filter(ahead -> !ahead.isNegative())
                .max(Duration::compareTo)
                .ifPresent(ahead -> clock.move(ahead.plusSeconds(1)));
    }

    private static List<AnalysisRenderer> renderers() {
        try (AnnotationConfigApplicationContext context =
                new AnnotationConfigApplicationContext("io.plumbline.report.markdown", "io.plumbline.report.html")) {
            return List.copyOf(context.getBeansOfType(AnalysisRenderer.class).values());
        }
    }

    static AnalysesSpec spec(List<String> approvers, boolean twoEyes, boolean explain) {
        return new AnalysesSpec(approvers, List.of(), twoEyes, 24, explain, List.of(), 1_000, 1, 30, 1);
    }

    JobsFile jobs() {
        return jobs(spec(APPROVERS, true, false), "AUDIT_WH");
    }

    JobsFile jobs(AnalysesSpec spec, String warehouse) {
        return new JobsFile(folder.resolve("jobs.yml"), List.of(), List.of(account.source("wh", warehouse)), spec);
    }
}
