package io.plumbline.cli;

import io.plumbline.job.JobsFile;
import io.plumbline.job.JobsReader;
import io.plumbline.schedule.Scheduling;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the schedules of jobs.yml until it is stopped. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the schedules of jobs.yml until it is stopped.",
        footerHeading = "%nExample:%n",
        footer = "  plumbline serve --jobs /etc/plumbline/jobs.yml")
final class ServeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final JobsOption jobs = new JobsOption();

    @Override
    public Integer call() throws InterruptedException {
        Terminal terminal =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        Path file = jobs.path();
        try (Interruption interruption = Interruption.watch();
                ConfigurableApplicationContext context = Application.start(file, true)) {
            JobsFile jobsFile = context.getBean(JobsReader.class).read(file);
            Scheduling scheduling = context.getBean(Scheduling.class);
            scheduling.start(jobsFile).forEach(terminal::note);
            interruption.await();
            terminal.note("Stopping: no further job starts, running ones stop at their next checkpoint.");
            scheduling.stop();
        }
        return 0;
    }
}
