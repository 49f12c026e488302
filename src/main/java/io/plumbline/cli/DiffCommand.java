package io.plumbline.cli;

import io.plumbline.pipeline.ComparisonReport;
import io.plumbline.pipeline.ProjectComparison;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells what changed in a dbt project between two revisions. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Tells what changed in a dbt project between two revisions, and what is downstream of it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline diff                      the work tree against HEAD",
            "  plumbline diff main                 the work tree against main",
            "  plumbline diff main...HEAD          what this branch did since it left main",
            "  plumbline diff v1.2..v1.3 transform --format json"
        })
final class DiffCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final ProjectOptions project = new ProjectOptions();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "RANGE",
            defaultValue = "HEAD",
            description = "A for A against the work tree, A..B, or A...B. Default: ${DEFAULT-VALUE}.")
    private String range = "HEAD";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Folder of the project, or one above it. Default: here.")
    private Path folder = Path.of(".");

    @Mixin
    private final FormatOption format = new FormatOption();

    @Override
    public Integer call() {
        ProjectComparison compared = project.compare(folder, range);
        Terminal terminal =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        if (format.json()) {
            terminal.data(ComparisonReport.json(compared));
        } else {
            ComparisonReport.lines(compared).forEach(terminal::data);
        }
        return 0;
    }
}
