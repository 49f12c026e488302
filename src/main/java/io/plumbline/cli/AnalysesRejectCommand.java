package io.plumbline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says no to an analysis. */
@Command(
        name = "reject",
        mixinStandardHelpOptions = true,
        description = "Says no to an analysis that waits; for approvers of jobs.yml.",
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline analyses reject 20260301T120000-1a2b3c4d --because \"reads more than it needs\""})
final class AnalysesRejectCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final AnalysesOptions options = new AnalysesOptions();

    @Parameters(paramLabel = "ID", description = "The analysis.")
    @SuppressWarnings("NullAway.Init")
    private String id;

    @Option(names = "--because", required = true, paramLabel = "TEXT", description = "Why, for who asked.")
    @SuppressWarnings("NullAway.Init")
    private String because;

    @Override
    public Integer call() {
        return options.with(spec, (desk, jobs, terminal) -> {
            options.print(terminal, desk, desk.reject(jobs, id, because, Person.here()));
            return 0;
        });
    }
}
