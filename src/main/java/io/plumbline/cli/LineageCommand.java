package io.plumbline.cli;

import io.plumbline.job.Suggestion;
import io.plumbline.job.UserError;
import io.plumbline.pipeline.GraphView;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a node is made from and what is made from it. */
@Command(
        name = "lineage",
        mixinStandardHelpOptions = true,
        description = "Shows what a model, source, seed, snapshot or exposure is made from, and what is made from it.",
        footerHeading = "%nExamples:%n",
        footer = {"  plumbline lineage fct_orders", "  plumbline lineage raw.orders --project transform --depth 2"})
final class LineageCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final ProjectOptions options = new ProjectOptions();

    @Parameters(paramLabel = "NODE", description = "Name or unique id of the node.")
    @SuppressWarnings("NullAway.Init")
    private String node;

    @Option(
            names = {"-p", "--project"},
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Folder of the project. Default: here.")
    private Path folder = Path.of(".");

    @Option(
            names = "--depth",
            paramLabel = "N",
            defaultValue = "5",
            description = "Levels to show in each direction. Default: ${DEFAULT-VALUE}.")
    private int depth = 5;

    @Override
    public Integer call() {
        Terminal terminal =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        if (depth < 1) {
            throw UserError.input("--depth is " + depth + "; expected 1 or more", "For example --depth 3");
        }
        GraphView view = new GraphView(options.read(folder));
        List<String> found = view.find(node);
        if (found.isEmpty()) {
            throw UserError.input(
                    "the project has no node \"" + node + "\"",
                    Suggestion.orElse(node, view.names(), "All nodes: plumbline graph " + folder));
        }
        if (found.size() > 1) {
            throw UserError.input(
                    "\"" + node + "\" names " + found.size() + " nodes: " + String.join(", ", found),
                    "Use one of these ids.");
        }
        String id = found.get(0);
        print(terminal, "made from", view.tree(id, true, depth));
        terminal.data(id);
        print(terminal, "read by", view.tree(id, false, depth));
        return 0;
    }

    private static void print(Terminal terminal, String title, List<String> lines) {
        terminal.data(lines.isEmpty() ? title + " nothing" : title);
        lines.forEach(terminal::data);
    }
}
