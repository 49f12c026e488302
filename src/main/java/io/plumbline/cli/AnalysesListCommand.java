package io.plumbline.cli;

import io.plumbline.analysis.AnalysisJson;
import io.plumbline.analysis.AnalysisText;
import io.plumbline.catalog.AnalysisState;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists analyses. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Lists analyses, the youngest first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline analyses list --state planned          what waits for a yes",
            "  plumbline analyses list --format json | jq .id   one object a line"
        })
final class AnalysesListCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final AnalysesOptions options = new AnalysesOptions();

    @Option(names = "--state", paramLabel = "STATE", description = "Only these: ${COMPLETION-CANDIDATES}.")
    private @Nullable AnalysisState state;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many. Default: ${DEFAULT-VALUE}.")
    private int limit = 50;

    @Override
    public Integer call() {
        return options.with(spec, (desk, jobs, terminal) -> {
            desk.list(state, limit)
                    .forEach(one -> terminal.data(
                            options.json() ? AnalysisJson.of(one, desk.story(one.id())) : AnalysisText.line(one)));
            return 0;
        });
    }
}
