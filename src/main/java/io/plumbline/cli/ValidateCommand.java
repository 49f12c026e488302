package io.plumbline.cli;

import io.plumbline.job.JobSpec;
import io.plumbline.job.JobsFile;
import io.plumbline.pipeline.Plumbing;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Checks jobs.yml without running anything. */
@Command(
        name = "validate",
        mixinStandardHelpOptions = true,
        description = "Checks jobs.yml and tells every mistake at once; runs nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline validate --jobs j.yml",
            "  plumbline validate --schema > jobs.schema.json   the JSON Schema for your editor"
        })
final class ValidateCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final JobsOption jobs = new JobsOption();

    @Option(names = "--schema", description = "Prints the JSON Schema of jobs.yml instead.")
    private boolean schema;

    @Override
    public Integer call() {
        Terminal terminal =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        if (schema) {
            terminal.data(Plumbing.jobsSchema().json().stripTrailing());
            return 0;
        }
        JobsFile file = Plumbing.jobsReader().read(jobs.path());
        terminal.data(file.path() + ": " + file.jobs().size() + (file.jobs().size() == 1 ? " job" : " jobs"));
        for (JobSpec job : file.jobs()) {
            terminal.data("  " + job.name() + ": "
                    + (job.schedule() == null ? "by hand" : job.schedule().text() + " " + job.zone()) + ", "
                    + job.sources().stream().map(source -> source.name()).toList());
        }
        return 0;
    }
}
