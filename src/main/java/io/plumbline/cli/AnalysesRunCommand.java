package io.plumbline.cli;

import io.plumbline.job.UserError;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs an analysis that was approved. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs an approved analysis, once, and writes its report; for approvers and for who asked.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline analyses run 20260301T120000-1a2b3c4d",
            "",
            "Ctrl-C stops the query at the warehouse. What was begun never runs again."
        })
final class AnalysesRunCommand implements Callable<Integer> {

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
        AtomicBoolean stopped = new AtomicBoolean();
        try (Interruption interruption = Interruption.watch()) {
            return options.with(spec, (desk, jobs, terminal) -> {
                interruption.onStop(() -> {
                    stopped.set(true);
                    desk.stop();
                });
                terminal.note("Running; Ctrl-C stops it at the warehouse.");
                try {
                    options.print(terminal, desk, desk.run(jobs, id, Person.here()));
                    return 0;
                } catch (UserError e) {
                    if (!stopped.get()) {
                        throw e;
                    }
                    terminal.error(String.valueOf(e.getMessage()), e.action());
                    return Plumbline.INTERRUPTED;
                }
            });
        }
    }
}
