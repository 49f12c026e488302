package io.plumbline.cli;

import io.plumbline.job.JobSpec;
import io.plumbline.job.JobsFile;
import io.plumbline.job.UserError;
import io.plumbline.pipeline.Examined;
import io.plumbline.pipeline.Plumbing;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Looks at what jobs need before they run. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description =
                "Looks whether every source, grant, delivery and the database of jobs.yml can be used; crawls nothing.",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0    a run can use everything; what it would not see is told as gaps",
            "  2    jobs.yml, or an option in it, is wrong",
            "  3    a source, a delivery or the database cannot be used",
            "",
            "Mails are not sent and folders not written; an SMTP server is logged in to. The embedded database is"
                    + " started and stopped. For a Snowflake account the SQL that fills its gaps is printed; nothing runs it.",
            "",
            "Examples:",
            "  plumbline doctor                              everything in jobs.yml",
            "  plumbline doctor nightly --jobs j.yml         what one job needs",
            "  plumbline doctor --format json | jq -r '.checks[].setup[]'",
            "                                                the missing grants alone"
        })
final class DoctorCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final JobsOption jobs = new JobsOption();

    @Parameters(arity = "0..1", paramLabel = "JOB", description = "Name of one job. Default: all of them.")
    private @Nullable String job;

    @Mixin
    private final FormatOption format = new FormatOption();

    @Override
    public Integer call() {
        Terminal terminal =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        Path file = jobs.path();
        JobsFile jobsFile = Plumbing.jobsReader().read(file);
        List<JobSpec> chosen = job == null ? jobsFile.jobs() : List.of(JobsOption.job(jobsFile, job));
        DoctorText text = new DoctorText(chosen);
        List<Examined> examined = new ArrayList<>();
        Plumbing.withDoctor(
                Application.home(file),
                doctor -> doctor.examine(chosen, each -> {
                    examined.add(each);
                    if (!format.json()) {
                        text.lines(each).forEach(terminal::data);
                    }
                }));
        int exit = exitCode(examined);
        if (format.json()) {
            terminal.data(DoctorJson.of(jobsFile.path(), examined, exit));
        } else {
            terminal.data("");
            terminal.data(DoctorText.summary(examined));
        }
        return exit;
    }

    /** A mistake in jobs.yml comes before what others have to mend. */
    private static int exitCode(List<Examined> examined) {
        return examined.stream()
                .map(Examined::problem)
                .filter(Objects::nonNull)
                .map(problem -> problem.kind() == UserError.Kind.INPUT ? Plumbline.BAD_INPUT : Plumbline.SOURCE_STOPPED)
                .min(Integer::compare)
                .orElse(0);
    }
}
