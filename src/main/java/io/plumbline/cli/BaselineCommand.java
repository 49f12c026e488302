package io.plumbline.cli;

import io.plumbline.job.Reasons;
import io.plumbline.job.UserError;
import io.plumbline.pipeline.Baseline;
import io.plumbline.pipeline.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Accepts the findings of today. */
@Command(
        name = "baseline",
        mixinStandardHelpOptions = true,
        description = "Accepts the findings of today: plumbline check --baseline tells only new ones from then on.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline baseline                  write plumbline-baseline.json; commit it",
            "  plumbline baseline transform --output ci/accepted.json",
            "",
            "Written again, the file loses what has been fixed."
        })
final class BaselineCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final ProjectOptions project = new ProjectOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Folder of a dbt project, or one above it. Default: here.")
    private Path folder = Path.of(".");

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            defaultValue = "plumbline-baseline.json",
            description = "Default: ${DEFAULT-VALUE}.")
    private Path output = Path.of("plumbline-baseline.json");

    @Override
    public Integer call() {
        Check check = project.check(folder, null, null, null, false, false, Instant.now());
        try {
            Files.writeString(output, Baseline.text(check.findings()));
        } catch (IOException e) {
            throw UserError.input(
                    output + " cannot be written: " + Reasons.of(e), "Name a file in a folder you may write to.");
        }
        new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr())
                .note(check.findings().size() + " findings accepted in " + output);
        return 0;
    }
}
