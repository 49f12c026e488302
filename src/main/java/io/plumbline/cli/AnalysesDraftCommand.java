package io.plumbline.cli;

import io.plumbline.analysis.QueryDraft;
import io.plumbline.analysis.Wish;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Writes a query from names that a dbt project knows. */
@Command(
        name = "draft",
        mixinStandardHelpOptions = true,
        description =
                "Writes a query on a table of a dbt project; every name is checked against the project. Sends nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline analyses draft fct_orders --measure sum:net_amount --per month:ordered_at",
            "  plumbline analyses draft fct_orders --by status --where \"ordered_at >= 2026-01-01\"",
            "  plumbline analyses draft fct_orders --by order_id --more-than 1     duplicates",
            "  plumbline analyses draft fct_orders > q.sql",
            "  plumbline analyses request --source account --because \"sales by month\" --file q.sql"
        })
final class AnalysesDraftCommand implements Callable<Integer> {

    enum Format {
        TEXT,
        JSON
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final ProjectOptions project = new ProjectOptions();

    @Parameters(index = "0", paramLabel = "TABLE", description = "Name or id of a model, source, seed or snapshot.")
    @SuppressWarnings("NullAway.Init")
    private String table;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "DIR",
            defaultValue = ".",
            description = "Folder of the dbt project. Default: here.")
    private Path folder = Path.of(".");

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "The table's database, where the project leaves it to the connection.")
    private @Nullable String database;

    @Option(
            names = "--measure",
            paramLabel = "WHAT[:COLUMN]",
            description = "count, distinct, nulls, sum, avg, min or max, with a column. Repeatable. Default: count.")
    private List<String> measures = List.of();

    @Option(names = "--by", paramLabel = "COLUMN", description = "Group by this column. Repeatable.")
    private List<String> by = List.of();

    @Option(names = "--per", paramLabel = "UNIT:COLUMN", description = "Group by day, week, month, quarter or year.")
    private @Nullable String per;

    @Option(names = "--where", paramLabel = "CONDITION", description = "As \"status = shipped\". Repeatable: all hold.")
    private List<String> where = List.of();

    @Option(names = "--top", paramLabel = "N", description = "So many groups, those with most of the first measure.")
    private @Nullable Integer top;

    @Option(names = "--more-than", paramLabel = "N", description = "Only groups of more rows than that.")
    private @Nullable Integer moreThan;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "${COMPLETION-CANDIDATES}: text is the SQL on stdout, and the rest on stderr.")
    private Format format = Format.TEXT;

    @Override
    public Integer call() {
        Terminal terminal =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        QueryDraft draft = project.draft(
                new Wish(
                        table,
                        database,
                        measures.stream().map(Wish::measure).toList(),
                        by,
                        per == null ? null : Wish.per(per),
                        where.stream().map(Wish::condition).toList(),
                        top,
                        moreThan),
                folder);
        if (format == Format.JSON) {
            terminal.data(JsonMapper.builder().build().writeValueAsString(draft));
            return 0;
        }
        terminal.data(draft.sql().stripTrailing());
        terminal.note(draft.meaning());
        draft.links().forEach(link -> terminal.note("  " + link));
        draft.remarks().forEach(remark -> terminal.note("note: " + remark));
        return 0;
    }
}
