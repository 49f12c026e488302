package io.plumbline.cli;

import io.plumbline.pipeline.Repair;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
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
                "Prints a patch that mends findings of a dbt project, or writes it; each fix was tried and audited.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline fix                              everything that is proven, as one diff",
            "  plumbline fix --write                      the same, written to the files",
            "  plumbline fix transform --rule unused-cte  one rule, for a project in ./transform",
            "  plumbline fix | git apply                  for a project at the top of a repository"
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
            defaultValue = ".",
            description = "Folder of the project, or one above it. Default: here.")
    private Path folder = Path.of(".");

    @Option(
            names = "--rule",
            paramLabel = "ID",
            description = "Only findings of this rule, by id or alias; may be given several times.")
    private List<String> rules = List.of();

    @Option(names = "--write", description = "Write the changes to the files, all of them or none.")
    private boolean write;

    @Option(names = "--unproven", description = "Take fixes too that could not be proven. Read them first.")
    private boolean unproven;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Terminal terminal = new Terminal(out, spec.commandLine().getErr());
        Repair repair = project.repair(folder, rules, unproven);
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
}
