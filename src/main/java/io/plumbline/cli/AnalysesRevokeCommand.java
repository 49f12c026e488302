package io.plumbline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Takes an analysis back. */
@Command(
        name = "revoke",
        mixinStandardHelpOptions = true,
        description = "Takes an approval or a request back before it runs; for approvers and for who asked.",
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline analyses revoke 20260301T120000-1a2b3c4d --because \"reads more than it needs\""})
final class AnalysesRevokeCommand implements Callable<Integer> {

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
            options.print(terminal, desk, desk.revoke(jobs, id, because, Person.here()));
            return 0;
        });
    }
}
