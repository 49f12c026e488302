package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.plumbline.crawl.snowflake.TestAccount;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands over a database of their own; what runs a query is a process that is stopped or killed in the middle. */
class AnalysesCommandIT {

    private static final String ENDLESS = "select count(*) from table(generator(rowcount => 1000000000000))";

    private static final String ME = ProcessHandle.current().info().user().orElseThrow();

    @TempDir
    Path folder;

    /** What a command said in this process. */
    private record Said(int exit, String out, String err) {}

    private Said analyses(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Plumbline.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        List<String> all = new ArrayList<>(List.of("analyses"));
        all.addAll(Arrays.asList(arguments));
        all.addAll(List.of("--jobs", folder.resolve("jobs.yml").toString()));
        int exit = line.execute(all.toArray(String[]::new));
        return new Said(exit, out.toString().strip(), err.toString());
    }

    private JsonNode json(String... arguments) throws IOException {
        Said said = analyses(arguments);
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(Path.of("docs/schema/analysis.schema.json")))
                        .validate(said.out(), InputFormat.JSON))
                .isEmpty();
        return JsonMapper.builder().build().readTree(said.out());
    }

    private String approved() throws IOException {
        JsonNode asked = json("request", "--source", "wh", "--because", "to count", "--format", "json", ENDLESS);
        String id = asked.path("id").asString();
        assertThat(asked.path("state").asString()).isEqualTo("PLANNED");
        assertThat(asked.path("requester").asString()).isEqualTo(ME);
        String hash = asked.path("hash").asString().substring(0, 12);
        JsonNode approved = json("approve", id, "--hash", hash, "--format", "json");
        assertThat(approved.path("state").asString()).isEqualTo("APPROVED");
        return id;
    }

    /** Runs it, and does something to the process once its query has arrived. */
    private void run(TestAccount account, String id, Consumer<PlumblineProcess> once) throws Exception {
        int before = account.arrived().size();
        try (PlumblineProcess running =
                PlumblineProcess.start(folder.resolve(".plumbline"), folder, "analyses", "run", id)) {
            while (account.arrived().size() == before) {
                Thread.sleep(20);
            }
            once.accept(running);
            running.await();
        }
        assertThat(account.arrived()).as("statements of the analysis").hasSize(before + 1);
    }

    private String end(String id) throws IOException {
        JsonNode failed = json("show", id, "--format", "json");
        assertThat(failed.path("state").asString()).isEqualTo("FAILED");
        return failed.path("outcome").path("kind").asString();
    }

    @Test
    void whatWasStoppedOrKilledWhileItRanFailedAndNeverRunsAgain() throws Exception {
        try (TestAccount account = new TestAccount()) {
            Files.writeString(folder.resolve("token"), account.token());
            Files.writeString(folder.resolve("jobs.yml"), """
                    version: 1
                    sources: {wh: %s}
                    jobs: {nightly: {sources: [wh]}}
                    analyses: {approvers: ["%s"], two-eyes: false, max-seconds: 10}
                    """.formatted(account.yaml(), ME));
            String stopped = approved();
            assertThat(account.requests()).isZero();
            run(account, stopped, PlumblineProcess::terminate);
            assertThat(account.aborted())
                    .as("the warehouse was asked to end it")
                    .isTrue();
            assertThat(end(stopped)).isEqualTo("CANCELLED");

            String killed = approved();
            run(account, killed, PlumblineProcess::kill);
            assertThat(end(killed)).isEqualTo("DEAD");
            Said again = analyses("run", killed);
            assertThat(again.exit()).as(again.err()).isEqualTo(3);
            assertThat(again.err())
                    .contains("it is FAILED; only what is APPROVED runs")
                    .doesNotContain("at io.plumbline");
            assertThat(account.arrived()).hasSize(2);
            Said verified = analyses("verify");
            assertThat(verified.exit()).as(verified.err()).isZero();
            assertThat(verified.out()).startsWith("12 entries, head 12:").endsWith("; the chain is whole");
        }
    }
}
