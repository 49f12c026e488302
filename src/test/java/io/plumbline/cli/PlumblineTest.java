package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlumblineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void helpNamesEveryCommandAndTheExitCodes() {
        assertThat(plumbline("--help")).isZero();
        assertThat(out.toString()).contains("run", "serve", "validate", "rules", "Exit codes:", "130");
    }

    @Test
    void aMissingCommandIsBadInput() {
        assertThat(plumbline()).isEqualTo(2);
        assertThat(err.toString()).contains("a command is missing", "plumbline --help");
    }

    @Test
    void anUnknownCommandSuggestsTheNearest() {
        assertThat(plumbline("rn", "demo")).isEqualTo(2);
        assertThat(err.toString()).contains("Did you mean \"run\"?");
    }

    @Test
    void anUnknownOptionIsBadInputWithoutAStackTrace() {
        assertThat(plumbline("run", "demo", "--fail-om", "error")).isEqualTo(2);
        assertThat(err.toString()).contains("--fail-om").doesNotContain("at io.plumbline");
    }

    @Test
    void validateTellsEveryMistakeOfAJobsFile(@TempDir Path folder) throws Exception {
        Path jobs = Files.writeString(folder.resolve("jobs.yml"), "version: 1\nsources: {a: {type: dtb}}\njobs: {}\n");
        assertThat(plumbline("validate", "--jobs", jobs.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("jobs.yml:2: source \"a\" has type \"dtb\"", "Did you mean \"dbt\"?", "jobs.yml:3:")
                .doesNotContain("at io.plumbline");
    }

    @Test
    void validateAcceptsTheProjectsOwnJobsFile() {
        assertThat(plumbline("validate", "--jobs", "jobs.yml")).isZero();
        assertThat(out.toString()).contains("1 job", "demo: by hand");
    }

    @Test
    void rulesExplainsARuleByItsIdAndRefusesAnUnknownOne() {
        assertThat(plumbline("rules")).isZero();
        String first = out.toString().substring(0, out.toString().indexOf(' '));
        assertThat(plumbline("rules", first)).isZero();
        assertThat(out.toString()).contains("Why", "Remedy");
        assertThat(plumbline("rules", "no-such-rule")).isEqualTo(2);
    }

    @Test
    void controlCharactersNeverReachTheTerminal() {
        assertThat(Terminal.plain("a\u001b[31mred\u202e")).isEqualTo("a\\u001b[31mred\\u202e");
    }

    @Test
    void noColorIsHonoured() {
        assertThat(Terminal.colours("1", true)).isFalse();
        assertThat(Terminal.colours("", true)).isTrue();
        assertThat(Terminal.colours(null, false)).isFalse();
    }

    private int plumbline(String... args) {
        CommandLine line = Plumbline.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(args);
    }
}
