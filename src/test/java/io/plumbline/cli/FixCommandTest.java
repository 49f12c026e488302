package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FixCommandTest {

    private static final String MODEL =
            "with a as (\r\n    select 1 as id\r\n)\r\n\r\nselect id from a\r\norder by id\r\n";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void writeAProject() throws IOException {
        Files.writeString(folder.resolve("dbt_project.yml"), "name: demo\nversion: '1'\nmodel-paths: [models]\n");
        Files.createDirectories(folder.resolve("models"));
        Files.writeString(folder.resolve("models/m.sql"), MODEL);
    }

    @Test
    void printsADiffAndChangesNothing() throws IOException {
        assertThat(run("--rule", "order-by-in-model")).isZero();

        assertThat(out.toString()).contains("--- a/models/m.sql\n", "-order by id\r\n");
        assertThat(err.toString()).contains("1 finding: 1 with a proven fix, 0 with an unproven one, 0 without");
        assertThat(Files.readString(folder.resolve("models/m.sql"))).isEqualTo(MODEL);
    }

    @Test
    void writesTheFilesAndKeepsTheirLineEnds() throws IOException {
        assertThat(run("--rule", "order-by-in-model", "--write")).isZero();

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("1 file written");
        assertThat(Files.readString(folder.resolve("models/m.sql"))).isEqualTo(MODEL.replace("order by id\r\n", ""));
    }

    @Test
    void refusesARuleThatIsNotThereOrHasNoRemedy() {
        assertThat(run("--rule", "order-by-in-modell")).isEqualTo(2);
        assertThat(err.toString()).contains("there is no rule \"order-by-in-modell\"", "order-by-in-model");

        assertThat(run("--rule", "model-fanout")).isEqualTo(2);
        assertThat(err.toString()).contains("rule \"model-fanout\" has no remedy");

        assertThat(run("--rule", "slow-auto-suspend")).isEqualTo(2);
        assertThat(err.toString()).contains("\"slow-auto-suspend\" is about an account", "plumbline fix --job JOB");
    }

    @Test
    void neverWritesToAnAccount() {
        assertThat(run("--job", "nightly", "--write")).isEqualTo(2);

        assertThat(err.toString()).contains("its statements are for a person to run");
        assertThat(out.toString()).isEmpty();
    }

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("fix", folder.toString()));
        arguments.addAll(List.of(options));
        return Plumbline.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments.toArray(String[]::new));
    }
}
