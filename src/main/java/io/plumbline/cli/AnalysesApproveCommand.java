package io.plumbline.cli;

import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says yes to an analysis. */
@Command(
        name = "approve",
        mixinStandardHelpOptions = true,
        description = "Says yes to exactly the SQL, target and limits that show printed; for approvers of jobs.yml.",
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline analyses approve 20260301T120000-1a2b3c4d --hash 6f1ed002ab55"})
final class AnalysesApproveCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final AnalysesOptions options = new AnalysesOptions();

    @Parameters(paramLabel = "ID", description = "The analysis.")
    @SuppressWarnings("NullAway.Init")
    private String id;

    @Option(
            names = "--hash",
            required = true,
            paramLabel = "HASH",
            description = "The hash that show printed, or its first twelve digits: what you read is what you approve.")
    @SuppressWarnings("NullAway.Init")
    private String hash;

    @Override
    public Integer call() {
        return options.with(spec, (desk, jobs, terminal) -> {
            options.print(terminal, desk, desk.approve(jobs, id, hash.toLowerCase(Locale.ROOT), Person.here()));
            return 0;
        });
    }
}
