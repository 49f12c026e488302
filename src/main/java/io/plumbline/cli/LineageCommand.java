package io.plumbline.cli;

import io.plumbline.job.UserError;
import io.plumbline.model.ProjectGraph;
import io.plumbline.pipeline.ColumnView;
import io.plumbline.pipeline.GraphView;
import io.plumbline.pipeline.ProjectLineage;
import io.plumbline.pipeline.RepositoryGraph;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a node or a column is made from and what is made from it. */
@Command(
        name = "lineage",
        mixinStandardHelpOptions = true,
        description = "Shows what a model, source, seed, snapshot or exposure, or one column of it, is made from, "
                + "and what is made from it.",
        footerHeading = "%nWhat stands behind a column:%n",
        footer = {
            "  direct    its value, unchanged",
            "  derived   its value is computed from it",
            "  filter, join, group, order",
            "            it decides which rows there are, or their order",
            "  unknown   it may have a part: an exposure or a Python model does not say which",
            "            columns it reads, or SQL names a column that two tables may have",
            "",
            "Examples:",
            "  plumbline lineage fct_orders",
            "  plumbline lineage fct_orders.net_amount --values",
            "  plumbline lineage raw.orders.amount --project transform --depth 2",
            "  plumbline lineage fct_orders.net_amount --format mermaid"
        })
final class LineageCommand implements Callable<Integer> {

    enum Format {
        TREE,
        JSON,
        DOT,
        MERMAID
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final ProjectOptions options = new ProjectOptions();

    @Mixin
    private final DialectOption dialect = new DialectOption();

    @Parameters(
            paramLabel = "NODE[.COLUMN]",
            description = "Name or unique id of the node, and perhaps a column of it.")
    @SuppressWarnings("NullAway.Init")
    private String name;

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

    @Option(names = "--values", description = "Leaves out columns that only filter, join, group or order.")
    private boolean valuesOnly;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "tree",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.TREE;

    @Override
    public Integer call() {
        if (depth < 1) {
            throw UserError.input("--depth is " + depth + "; expected 1 or more", "For example --depth 3");
        }
        ProjectLineage project = options.lineage(folder, dialect.or(options.targetType("")));
        if (project.isNode(name) || name.indexOf('.') < 0) {
            node(project.nodes(), project.node(name));
        } else {
            column(project.column(name, depth, valuesOnly));
        }
        return 0;
    }

    private void node(GraphView nodes, String id) {
        ProjectGraph near = nodes.around(id, depth);
        switch (format) {
            case TREE -> tree(id, nodes.tree(id, true, depth), nodes.tree(id, false, depth));
            case JSON -> print(RepositoryGraph.json(near));
            case DOT -> print(new GraphView(near).dot());
            case MERMAID -> print(new GraphView(near).mermaid());
        }
    }

    private void column(ColumnView column) {
        switch (format) {
            case TREE -> tree(column.title(), column.tree(true), column.tree(false));
            case JSON -> print(column.json());
            case DOT -> print(column.dot());
            case MERMAID -> print(column.mermaid());
        }
        List<String> unread = column.unread();
        if (!unread.isEmpty()) {
            terminal()
                    .note("not seen: the SQL of " + unread.size() + " on the way, " + unread.get(0)
                            + (unread.size() > 1 ? " among them" : "") + "; plumbline sql tells why for its file");
        }
    }

    private Terminal terminal() {
        return new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
    }

    private void print(String text) {
        spec.commandLine().getOut().print(Terminal.plain(text));
        spec.commandLine().getOut().flush();
    }

    private void tree(String title, List<String> above, List<String> below) {
        Terminal terminal = terminal();
        branches(terminal, "made from", above);
        terminal.data(title);
        branches(terminal, "read by", below);
    }

    private static void branches(Terminal terminal, String title, List<String> lines) {
        terminal.data(lines.isEmpty() ? title + " nothing" : title);
        lines.forEach(terminal::data);
    }
}
