package io.plumbline.cli;

import io.plumbline.job.UserError;
import io.plumbline.pipeline.SqlFiles;
import io.plumbline.pipeline.StatementFacts;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Tells what SQL files do, statement by statement. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = "Tells what the statements of SQL files read, write and give out, column by column.",
        subcommands = SqlGuardCommand.class,
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0    every statement was read in full",
            "  1    some statement or its Jinja could not be read; the others were",
            "  2    bad input: no such file, a folder, no text, too large",
            "",
            "A file inside a dbt project is rendered with the macros of that project;",
            "ref and source become the names of tables. A file outside of any project",
            "sees dbt's own macros alone.",
            "",
            "Examples:",
            "  plumbline sql models/marts/fct_orders.sql",
            "  plumbline sql models/*.sql --format json | jq -r .reads[]",
            "  plumbline sql --compiled target/run/shop/models/fct_orders.sql",
            "  plumbline sql report.sql --dialect bigquery"
        })
final class SqlCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    enum Format {
        TEXT,
        JSON
    }

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final ProjectOptions project = new ProjectOptions();

    @Mixin
    private final DialectOption dialect = new DialectOption();

    @Parameters(arity = "0..*", paramLabel = "FILE", description = "SQL files, with or without Jinja.")
    private List<Path> files = List.of();

    @Option(names = "--compiled", description = "The files hold plain SQL: nothing is rendered.")
    private boolean compiled;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}. json is one object a line for each statement. "
                    + "Default: text on a terminal, else json.")
    private @Nullable Format format;

    @Override
    public Integer call() {
        if (files.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "a FILE is missing");
        }
        Terminal terminal =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        SqlFiles sql = project.files(files, compiled, dialect.or(project.targetType("snowflake")));
        int exit = 0;
        boolean broken = false;
        for (Path file : files) {
            try {
                List<StatementFacts> statements = sql.read(file);
                print(terminal, file, statements);
                exit = Math.max(exit, statements.stream().allMatch(StatementFacts::ok) ? 0 : Plumbline.FINDINGS);
                broken |= statements.stream().anyMatch(s -> !s.ok() && !s.kind().equals("UNKNOWN"));
            } catch (UserError e) {
                terminal.error(String.valueOf(e.getMessage()), e.action());
                exit = Plumbline.BAD_INPUT;
            }
        }
        if (broken && !dialect.named()) {
            terminal.note("read as " + dialect.or(project.targetType("snowflake"))
                    + "; for another warehouse: --dialect NAME");
        }
        return exit;
    }

    private void print(Terminal terminal, Path file, List<StatementFacts> statements) {
        boolean text = format == null ? Terminal.shown() : format == Format.TEXT;
        if (text) {
            StatementText.of(file.toString(), statements).forEach(terminal::data);
        } else {
            statements.forEach(statement -> terminal.data(JSON.writeValueAsString(statement)));
        }
    }
}
