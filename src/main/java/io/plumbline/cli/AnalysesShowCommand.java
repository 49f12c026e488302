package io.plumbline.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows an analysis. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows an analysis: the exact SQL, its hash, what it reads, costs and risks, and its ledger.",
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline analyses show 20260301T120000-1a2b3c4d"})
final class AnalysesShowCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final AnalysesOptions options = new AnalysesOptions();

    @Parameters(paramLabel = "ID", description = "The analysis.")
    @SuppressWarnings("NullAway.Init")
    private String id;

    @Override
    public Integer call() {
        return options.with(spec, (desk, jobs, terminal) -> {
            options.print(terminal, desk, desk.show(id));
            return 0;
        });
    }
}
