package io.plumbline.cli;

import io.plumbline.analysis.AnalysisDesk;
import io.plumbline.analysis.Asked;
import io.plumbline.catalog.AnalysisRecord;
import io.plumbline.catalog.AnalysisState;
import io.plumbline.job.Reasons;
import io.plumbline.job.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Asks for an analysis. */
@Command(
        name = "request",
        mixinStandardHelpOptions = true,
        description = "Asks for a query to be run: shows what it reads, costs and risks, and runs nothing.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plumbline analyses request --source account --because \"audit of users\" \\",
            "      \"select name, type from snowflake.account_usage.users\"",
            "  plumbline analyses request --source account --because \"audit of users\" --file q.sql --rows 100",
            "  cat q.sql | plumbline analyses request --source account --because \"audit of users\" --file -"
        })
final class AnalysesRequestCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final AnalysesOptions options = new AnalysesOptions();

    @Parameters(arity = "0..1", paramLabel = "SQL", description = "One query, in one argument.")
    private @Nullable String sql;

    @Option(names = "--file", paramLabel = "FILE", description = "A file that holds the query; - for stdin.")
    private @Nullable String file;

    @Option(
            names = "--source",
            required = true,
            paramLabel = "NAME",
            description = "A warehouse among jobs.yml's sources.")
    @SuppressWarnings("NullAway.Init")
    private String source;

    @Option(names = "--because", required = true, paramLabel = "TEXT", description = "Why, for who has to decide.")
    @SuppressWarnings("NullAway.Init")
    private String because;

    @Option(names = "--rows", paramLabel = "N", description = "Most rows of the result. Default: what jobs.yml allows.")
    private @Nullable Integer rows;

    @Option(names = "--megabytes", paramLabel = "N", description = "Most of the result. Default: what jobs.yml allows.")
    private @Nullable Integer megabytes;

    @Option(names = "--seconds", paramLabel = "N", description = "How long it may run. Default: what jobs.yml allows.")
    private @Nullable Integer seconds;

    @Override
    public Integer call() {
        String query = query();
        return options.with(spec, (desk, jobs, terminal) -> {
            Asked asked = new Asked(source, query, because, rows, megabytes, seconds);
            AnalysisRecord analysis = desk.request(jobs, asked, Person.here());
            options.print(terminal, desk, analysis);
            return analysis.state() == AnalysisState.PLANNED ? 0 : Plumbline.SOURCE_STOPPED;
        });
    }

    private String query() {
        if ((sql == null) == (file == null)) {
            throw new ParameterException(spec.commandLine(), "give either the SQL or --file FILE");
        }
        if (file == null) {
            return String.valueOf(sql);
        }
        try (InputStream in = file.equals("-") ? System.in : Files.newInputStream(Path.of(file))) {
            return new String(in.readNBytes(AnalysisDesk.LONGEST_SQL), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw UserError.input(file + ": it cannot be read: " + Reasons.of(e), "Name another file.");
        }
    }
}
