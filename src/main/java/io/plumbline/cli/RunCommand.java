package io.plumbline.cli;

import io.plumbline.job.JobSpec;
import io.plumbline.job.JobsFile;
import io.plumbline.job.JobsReader;
import io.plumbline.model.Severity;
import io.plumbline.pipeline.JobRunner;
import io.plumbline.pipeline.RunOutcome;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs one job of jobs.yml now. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs one job of jobs.yml now; goes on where a broken run of it stopped.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline run demo                    audit the bundled example",
            "  plumbline run nightly --fail-on error exit 1 where an error is found",
            "  plumbline run nightly --restart       start anew instead of going on"
        })
final class RunCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final JobsOption jobs = new JobsOption();

    @Parameters(paramLabel = "JOB", description = "Name of the job.")
    @SuppressWarnings("NullAway.Init")
    private String job;

    @Option(
            names = "--fail-on",
            paramLabel = "SEVERITY",
            description = "Exit code 1 from this severity on: ${COMPLETION-CANDIDATES}. Default: what jobs.yml says.")
    private @Nullable Severity failOn;

    @Option(names = "--restart", description = "Starts a new run even where a broken one could go on.")
    private boolean restart;

    @Override
    public Integer call() {
        Terminal terminal =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        Path file = jobs.path();
        try (Interruption interruption = Interruption.watch();
                ConfigurableApplicationContext context = Application.start(file, false)) {
            JobsFile jobsFile = context.getBean(JobsReader.class).read(file);
            JobSpec found = JobsOption.job(jobsFile, job);
            JobRunner runner = context.getBean(JobRunner.class);
            interruption.onStop(runner::stop);
            ProgressBar bar = new ProgressBar(spec.commandLine().getErr(), Terminal.interactive());
            RunOutcome outcome = runner.run(found, restart, bar);
            outcome.summary().forEach(terminal::note);
            if (outcome.report() != null) {
                terminal.data(outcome.report().toString());
            }
            return exitCode(outcome, failOn == null ? found.audit().failOn() : failOn);
        }
    }

    private static int exitCode(RunOutcome outcome, @Nullable Severity failOn) {
        return switch (outcome.state()) {
            case COMPLETED ->
                failOn != null && outcome.worst() != null && outcome.worst().compareTo(failOn) >= 0
                        ? Plumbline.FINDINGS
                        : 0;
            case STOPPED -> Plumbline.INTERRUPTED;
            case FAILED -> Plumbline.SOURCE_STOPPED;
        };
    }
}
