package io.plumbline.cli;

import io.plumbline.job.JobsFile;
import io.plumbline.job.JobsReader;
import io.plumbline.schedule.Scheduling;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
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
        Terminal terminal = new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        Path file = jobs.path();
        CountDownLatch stopped = new CountDownLatch(1);
        CountDownLatch asked = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(asked, stopped), "stop"));
        try (ConfigurableApplicationContext context = Application.start(file, true)) {
            JobsFile jobsFile = context.getBean(JobsReader.class).read(file);
            Scheduling scheduling = context.getBean(Scheduling.class);
            scheduling.start(jobsFile).forEach(terminal::note);
            asked.await();
            terminal.note("Stopping: no further job starts, running ones stop at their next checkpoint.");
            scheduling.stop();
        } finally {
            stopped.countDown();
        }
        return 0;
    }

    /** Called as the process ends: the hook holds it until Spring is closed. */
    private static void stopAndWait(CountDownLatch asked, CountDownLatch stopped) {
        asked.countDown();
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
