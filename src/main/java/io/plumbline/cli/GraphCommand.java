package io.plumbline.cli;

import io.plumbline.model.ProjectGraph;
import io.plumbline.pipeline.GraphView;
import io.plumbline.pipeline.RepositoryGraph;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the graph of a dbt project. */
@Command(
        name = "graph",
        mixinStandardHelpOptions = true,
        description = "Prints the graph of a dbt project, read without dbt.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline graph . > graph.json",
            "  plumbline graph transform --format mermaid",
            "  plumbline graph . --target-type bigquery --vars '{enabled: true}'"
        })
final class GraphCommand implements Callable<Integer> {

    enum Format {
        JSON,
        DOT,
        MERMAID
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final ProjectOptions project = new ProjectOptions();

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Folder of the project. Default: here.")
    private Path folder = Path.of(".");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "json",
            description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.JSON;

    @Override
    public Integer call() {
        ProjectGraph graph = project.read(folder);
        PrintWriter out = spec.commandLine().getOut();
        out.print(
                switch (format) {
                    case JSON -> RepositoryGraph.json(graph);
                    case DOT -> Terminal.plain(new GraphView(graph).dot());
                    case MERMAID -> Terminal.plain(new GraphView(graph).mermaid());
                });
        out.flush();
        return 0;
    }
}
