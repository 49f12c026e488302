package io.plumbline.cli;

import io.plumbline.job.UserError;
import io.plumbline.pipeline.SqlGuard;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Judges statements from stdin: reads pass, everything else does not. */
@Command(
        name = "guard",
        mixinStandardHelpOptions = true,
        description = "Judges statements from stdin, one JSON string a line: accepts what only reads.",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0    every statement was accepted",
            "  1    some statement was rejected",
            "  2    bad options",
            "",
            "Each line gets one verdict: {\"verdict\":\"accept|reject\",\"reason\":\"…\",\"span\":{…}}.",
            "A line that is no JSON string is rejected. Nothing is ever run.",
            "",
            "Examples:",
            "  echo '\"select 1\"' | plumbline sql guard",
            "  jq -R -s . query.sql | plumbline sql guard --allow-tables ANALYTICS"
        })
final class SqlGuardCommand implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Mixin
    private final DialectOption dialect = new DialectOption();

    @Option(
            names = "--allow-function",
            paramLabel = "NAME",
            description = "A function of your own to trust; with every part of the name it is called by. Repeatable.")
    private List<String> functions = List.of();

    @Option(
            names = "--allow-tables",
            paramLabel = "DB[.SCHEMA]",
            description = "Only tables whose name starts so may be read. Repeatable. Default: any table.")
    private List<String> tables = List.of();

    @Option(names = "--allow-explain", description = "EXPLAIN of a query passes too.")
    private boolean explain;

    @Override
    public Integer call() {
        Terminal terminal =
                new Terminal(spec.commandLine().getOut(), spec.commandLine().getErr());
        SqlGuard guard = new SqlGuard(dialect.or("snowflake"), functions, tables, explain);
        boolean all = true;
        try {
            InputStream in = new BufferedInputStream(System.in);
            for (byte[] line = line(in); line != null; line = line(in)) {
                SqlGuard.Answer answer = guard.check(line);
                terminal.data(JSON.writeValueAsString(answer));
                all &= answer.accepted();
            }
        } catch (IOException e) {
            throw UserError.input(
                    "stdin broke off: " + e.getMessage(), "Start again with the lines that got no verdict.");
        }
        return all ? 0 : Plumbline.FINDINGS;
    }

    /** The next line without its end; one byte more than the guard reads where it is too long; null at the end. */
    private static byte @Nullable [] line(InputStream in) throws IOException {
        int next = in.read();
        if (next < 0) {
            return null;
        }
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (; next >= 0 && next != '\n'; next = in.read()) {
            if (line.size() <= SqlGuard.LONGEST_LINE) {
                line.write(next);
            }
        }
        return line.toByteArray();
    }
}
