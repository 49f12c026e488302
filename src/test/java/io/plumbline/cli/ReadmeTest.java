package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.job.OptionSpec;
import io.plumbline.job.TypeSpec;
import io.plumbline.pipeline.Plumbing;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The tables of the README and the schema of jobs.yml are what the code says; a difference prints the block to paste. */
class ReadmeTest {

    @Test
    void listsEveryCommand() throws IOException {
        String rows = Plumbline.commandLine().getSubcommands().values().stream()
                .filter(command -> !List.of("help", "generate-completion").contains(command.getCommandName()))
                .flatMap(command -> Stream.concat(Stream.of(command), command.getSubcommands().values().stream()))
                .map(ReadmeTest::command)
                .collect(Collectors.joining());
        compare("commands", "| command | does |\n|---|---|\n" + rows);
    }

    @Test
    void listsEverySourceType() throws IOException {
        compare("sources", table(Plumbing.sourceTypes()));
    }

    @Test
    void listsEveryDeliveryChannel() throws IOException {
        compare("channels", table(Plumbing.channelTypes()));
    }

    @Test
    void showsTheLineageThatTheCommandPrints() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String asked = "$ plumbline lineage rpt_sales_daily.item_count --project examples/shop --values\n";
        StringWriter out = new StringWriter();
        CommandLine line = Plumbline.commandLine().setOut(new PrintWriter(out));
        line.execute(asked.substring(12).strip().split(" "));
        assertThat(readme).contains(asked + out + "```");
    }

    @Test
    void showsAJobsFileThatIsValid(@TempDir Path folder) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String example = readme.substring(readme.indexOf("```yaml\nversion: 1") + 8);
        Files.writeString(folder.resolve("secret"), "s3cret");
        Path jobs = Files.writeString(
                folder.resolve("jobs.yml"),
                example.substring(0, example.indexOf("```")).replace("${SMTP_PASSWORD}", "${file:secret}"));
        StringWriter err = new StringWriter();
        CommandLine line = Plumbline.commandLine().setErr(new PrintWriter(err));
        assertThat(line.execute("validate", "--jobs", jobs.toString()))
                .as(err.toString())
                .isZero();
    }

    @Test
    void theSchemaOfJobsYmlIsTheGenerated() throws IOException {
        String schema = Plumbing.jobsSchema().json();
        Path file = Path.of("docs/schema/jobs.schema.json");
        String there = Files.exists(file) ? Files.readString(file) : "";
        assertThat(there)
                .as("write it anew: ./plumbline validate --schema > " + file)
                .isEqualTo(schema);
    }

    private static String command(CommandLine command) {
        String description =
                String.join(" ", command.getCommandSpec().usageMessage().description());
        return "| `%s` | %s |\n".formatted(command.getCommandSpec().qualifiedName(), description);
    }

    private static String table(List<TypeSpec> types) {
        return "| type | reads or sends | options |\n|---|---|---|\n"
                + types.stream()
                        .map(type -> "| `%s` | %s | %s |\n"
                                .formatted(
                                        type.name(),
                                        type.description(),
                                        type.options().stream()
                                                .map(ReadmeTest::option)
                                                .collect(Collectors.joining(", "))))
                        .collect(Collectors.joining());
    }

    private static String option(OptionSpec option) {
        return "`" + option.name() + "`" + (option.required() ? " (required)" : "");
    }

    private static void compare(String block, String expected) throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String begin = "<!-- " + block + " -->\n";
        String end = "<!-- /" + block + " -->";
        String there = readme.substring(readme.indexOf(begin) + begin.length(), readme.indexOf(end));
        assertThat(there).as("paste this into README.md:\n\n" + expected).isEqualTo(expected);
    }
}
