package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.plumbline.crawl.snowflake.TestAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The way of an analysis through real processes, one of which is killed in the middle. */
class AnalysesCommandIT {

    private static final String ENDLESS = "select count(*) from table(generator(rowcount => 1000000000000))";

    private static final String ME = ProcessHandle.current().info().user().orElseThrow();

    @TempDir
    Path folder;

    private PlumblineProcess analyses(String... arguments) throws IOException {
        String[] all = new String[arguments.length + 1];
        all[0] = "analyses";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return PlumblineProcess.start(folder.resolve("home"), folder, all);
    }

    private JsonNode json(int exit, String... arguments) throws Exception {
        try (PlumblineProcess process = analyses(arguments)) {
            assertThat(process.await()).as(process.err()).isEqualTo(exit);
            assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                            .getSchema(Files.readString(Path.of("docs/schema/analysis.schema.json")))
                            .validate(process.out(), InputFormat.JSON))
                    .isEmpty();
            return JsonMapper.builder().build().readTree(process.out());
        }
    }

    private String approved() throws Exception {
        JsonNode asked = json(0, "request", "--source", "wh", "--because", "to count", "--format", "json", ENDLESS);
        String id = asked.path("id").asString();
        assertThat(asked.path("state").asString()).isEqualTo("PLANNED");
        assertThat(asked.path("requester").asString()).isEqualTo(ME);
        String hash = asked.path("hash").asString().substring(0, 12);
        JsonNode approved = json(0, "approve", id, "--hash", hash, "--format", "json");
        assertThat(approved.path("state").asString()).isEqualTo("APPROVED");
        return id;
    }

    /** Runs it, and does something to the process once its query has arrived. */
    private void run(TestAccount account, String id, Consumer<PlumblineProcess> once) throws Exception {
        int before = account.arrived().size();
        try (PlumblineProcess running = analyses("run", id)) {
            while (account.arrived().size() == before) {
                Thread.sleep(20);
            }
            once.accept(running);
            running.await();
        }
        assertThat(account.arrived()).as("statements of the analysis").hasSize(before + 1);
    }

    private String end(String id) throws Exception {
        JsonNode failed = json(0, "show", id, "--format", "json");
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
                    analyses: {approvers: ["%s"], two-eyes: false, max-seconds: 60}
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
            try (PlumblineProcess again = analyses("run", killed)) {
                assertThat(again.await()).as(again.err()).isEqualTo(3);
                assertThat(again.err())
                        .contains("it is FAILED; only what is APPROVED runs")
                        .doesNotContain("at io.plumbline");
            }
            assertThat(account.arrived()).hasSize(2);
            try (PlumblineProcess verify = analyses("verify")) {
                assertThat(verify.await()).as(verify.err()).isZero();
                assertThat(verify.out()).startsWith("12 entries, head 12:").endsWith("; the chain is whole");
            }
        }
    }
}
