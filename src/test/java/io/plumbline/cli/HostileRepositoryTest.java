package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.pipeline.Check;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * A repository with a secret in every place where people have left one, written by somebody whose name is markup: no
 * command that tells of it tells a secret or a command of a terminal.
 */
class HostileRepositoryTest {

    private static final String AWS = "AKIA" + "QWERTYUIOPASDFGH";
    private static final String TOKEN = "ghp_" + "0123456789abcdefghijABCDEFGHIJ456789";
    private static final String JWT =
            "eyJhbGciOiJIUzI1NiJ9" + ".eyJzdWIiOiIxMjM0NTY3ODkwIn0" + ".dozjgNryP4J3jVmNHl0w5N";
    private static final String PEM = "MIIEpAIBAAKCAQEA7bq98Zq1";
    private static final String PASSWORD = "hunter2-and-more";
    private static final String USERINFO = "s3cr3tpw";

    private static final String EVE = "[x](javascript:alert(1)) \u001b[31m\u202e@channel";

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void secretsInEveryPlace() throws Exception {
        write("dbt_project.yml", "name: shop\nversion: '1.0'\n");
        write("seeds/keys.csv", "id,key\n1," + AWS + "\n");
        write("profiles.yml", "shop:\n  outputs:\n    dev:\n      password: " + PASSWORD + "\n");
        write(
                "packages.yml",
                "packages:\n  - git: https://bot:" + USERINFO + "@git.example.com/a.git\n    revision: v1\n");
        write(
                "macros/key.sql",
                "{% macro key() %}\n-----BEGIN RSA PRIVATE" + " KEY-----\n" + PEM + "\n" + PEM
                        + "\n-----END RSA PRIVATE" + " KEY-----\n{% endmacro %}\n");
        write("models/orders.sql", "select 1 as order_id\n");
        commit("Start with " + TOKEN);
        write("models/orders.sql", "select '" + AWS + "' as order_id -- " + JWT + "\n");
        write(
                "models/pairs.sql",
                "select a.order_id -- password: " + PASSWORD + "\nfrom {{ ref('orders') }} a, {{ ref('orders') }} b\n");
        write(
                "models/orders.yml",
                "models:\n  - name: orders\n    description: 'ask for " + TOKEN + "'\n    meta: {owner: '"
                        + EVE.replace("\u001b", "").replace("\u202e", "") + "'}\n");
        write("models/broken.yml", "models:\n  - name: x\n    password: " + PASSWORD + ": y\n  key: [" + AWS + "\n");
        commit("Use " + TOKEN + "\n\npassword: " + PASSWORD);
    }

    @Test
    void noFormatOfACheckTellsASecret() {
        for (String format : Check.formats()) {
            run("check", folder.toString(), "--history", "--fail-on", "never", "--format", format);
        }
        run("check", folder.toString(), "--history", "--fail-on", "never", "--format", "text");
        run("check", folder.toString(), "--fail-on", "never", "--fixes", "--format", "html");
        for (String format : List.of("html", "markdown", "json")) {
            run("check", folder.toString(), "--changed-since", "HEAD~1", "--fail-on", "never", "--format", format);
            assertThat(told.get(told.size() - 1)).contains("model pairs").contains("SECRET:github_token");
        }
        assertThat(told).anyMatch(text -> text.contains("SECRET:aws_key"));
        nothingLeaks();
    }

    @Test
    void noAnswerAboutThePastTellsASecret() {
        for (String format : List.of("text", "json")) {
            git(format, "log", ".");
            git(format, "log", "models/orders.sql");
            git(format, "blame", "models/orders.sql");
            git(format, "show", "macros/key.sql");
            git(format, "show", "macros/key.sql:3-3");
            git(format, "show", "profiles.yml@HEAD~1");
            git(format, "show", "packages.yml");
            git(format, "show", "seeds/keys.csv");
            git(format, "diff", "HEAD~1..HEAD");
            git(format, "owners", ".");
            git(format, "hotspots", ".");
        }
        assertThat(told).anyMatch(text -> text.contains("<SECRET:github_token"));
        nothingLeaks();
    }

    @Test
    void noDifferenceTellsASecret() {
        run("diff", "HEAD~1..HEAD", folder.toString());
        run("diff", "HEAD~1..HEAD", folder.toString(), "--format", "json");
        assertThat(told).allMatch(text -> text.contains("SECRET:github_token"));
        nothingLeaks();
    }

    @Test
    void noAnswerTellsASecret() {
        for (String question : List.of(
                "what is orders?", "what does the macro key do?", "where is the password?", "what is in pairs?")) {
            run("ask", question, folder.toString());
            run("ask", question, folder.toString(), "--format", "json");
        }
        nothingLeaks();
    }

    @Test
    void noGraphAndNoReadingOfSqlTellsASecret() {
        for (String format : List.of("json", "dot", "mermaid")) {
            run("graph", folder.toString(), "--format", format);
        }
        run("lineage", "orders", "--project", folder.toString());
        run("lineage", "orders.order_id", "--project", folder.toString());
        run(
                "sql",
                folder.resolve("models/pairs.sql").toString(),
                folder.resolve("models/orders.sql").toString());
        nothingLeaks();
    }

    private void git(String format, String command, String place) {
        run("git", command, place, "--repo", folder.toString(), "--format", format);
    }

    private void run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line = Plumbline.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        assertThat(line.execute(arguments))
                .as(String.join(" ", arguments) + "\n" + err)
                .isZero();
        assertThat(out.toString()).as(String.join(" ", arguments)).isNotEmpty();
        told.add(String.join(" ", arguments) + "\n" + out + err);
    }

    private void nothingLeaks() {
        assertThat(told).isNotEmpty().allSatisfy(text -> assertThat(text)
                .doesNotContain(AWS)
                .doesNotContain(TOKEN)
                .doesNotContain(JWT)
                .doesNotContain(PEM)
                .doesNotContain(PASSWORD)
                .doesNotContain(USERINFO)
                .doesNotContain("\u001b")
                .doesNotContain("\u202e"));
    }

    private void write(String path, String text) throws Exception {
        Path file = folder.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private void commit(String message) throws Exception {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage(message)
                    .setAuthor(EVE, "eve@example.com")
                    .setCommitter(EVE, "eve@example.com")
                    .setSign(false)
                    .call();
        }
    }
}
