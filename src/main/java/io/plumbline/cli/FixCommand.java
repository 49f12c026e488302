package io.plumbline.cli;

import io.plumbline.job.JobSpec;
import io.plumbline.job.JobsReader;
import io.plumbline.job.UserError;
import io.plumbline.pipeline.JobFixes;
import io.plumbline.pipeline.Repair;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints or writes the fixes of a dbt project's findings. */
@Command(
        name = "fix",
        mixinStandardHelpOptions = true,
        description =
                "Prints a patch that mends findings of a dbt project, or writes it; each fix was tried and audited. Of a job"
                        + " that has run it prints the statements for its Snowflake accounts; it runs none of them.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline fix                              everything that is proven, as one diff",
            "  plumbline fix --write                      the same, written to the files",
            "  plumbline fix transform --rule unused-cte  one rule, for a project in ./transform",
            "  plumbline fix | git apply                  for a project at the top of a repository",
            "  plumbline fix --job nightly > account.sql  what is proven on the accounts of a job, to read and run"
        })
final class FixCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final ProjectOptions project = new ProjectOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "Folder of the project, or one above it. Default: here.")
    private @Nullable Path folder;

    @Option(
            names = "--job",
            paramLabel = "JOB",
            description = "Statements on the accounts of this job, as its last completed run stored them.")
    private @Nullable String job;

    @Mixin
    private final JobsOption jobs = new JobsOption();

    @Option(
            names = "--rule",
            paramLabel = "ID",
            description = "Only findings of this rule, by id or alias; may be given several times.")
    private List<String> rules = List.of();

    @Option(names = "--write", description = "Write the changes to the files, all of them or none.")
    private boolean write;

    @Option(
            names = "--unproven",
            description = "Take fixes too that could not be proven; statements as comments. Read them first.")
    private boolean unproven;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Terminal terminal = new Terminal(out, spec.commandLine().getErr());
        if (job != null) {
            return statements(job, terminal);
        }
        Repair repair = project.repair(folder == null ? Path.of(".") : folder, rules, unproven);
        repair.notes().forEach(terminal::note);
        if (repair.files() == 0) {
            return 0;
        }
        if (write) {
            repair.write();
            terminal.note(repair.files() + (repair.files() == 1 ? " file" : " files") + " written");
        } else if (Terminal.shown()) {
            repair.diff().lines().forEach(terminal::data);
            terminal.note("write it with --write, or: plumbline fix … | " + repair.apply());
        } else {
            out.print(repair.diff());
            out.flush();
        }
        return 0;
    }

    private int statements(String name, Terminal terminal) {
        if (folder != null || write) {
            throw UserError.input(
                    "--job goes neither with a folder nor with --write: its statements are for a person to run",
                    "Read them, then run them yourself: plumbline fix --job " + name + " > account.sql");
        }
        try (ConfigurableApplicationContext context = Application.start(jobs.path(), false)) {
            JobSpec found = JobsOption.job(context.getBean(JobsReader.class).read(jobs.path()), name);
            JobFixes.Script script = context.getBean(JobFixes.class).statements(found, rules, unproven);
            terminal.note("run %s: %,d findings with a proven statement, %,d with an unproven one%s"
                    .formatted(
                            script.run(),
                            script.proven(),
                            script.unproven(),
                            script.unproven() == 0 || unproven ? "" : " (--unproven)"));
            script.sql().lines().forEach(terminal::data);
            return 0;
        }
    }
}
