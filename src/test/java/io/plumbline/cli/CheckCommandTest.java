package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @BeforeEach
    void aProjectInAFolderOfARepository() throws Exception {
        write("transform/dbt_project.yml", "name: shop\nversion: '1.0'\n");
        write("transform/models/orders.sql", "select 1 as order_id\n");
        write("transform/models/pairs.sql", "select a.order_id from {{ ref('orders') }} a, {{ ref('orders') }} b\n");
        try (Git git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
            git.add().addFilepattern(".").call();
            git.commit()
                    .setMessage("start")
                    .setAuthor("Ada", "ada@example.com")
                    .setCommitter("Ada", "ada@example.com")
                    .setSign(false)
                    .call();
            git.checkout().setCreateBranch(true).setName("feature").call();
        }
    }

    @Test
    void anErrorFailsAndItsPlaceStartsAtTheRootOfTheRepository() {
        assertThat(check()).isEqualTo(1);

        assertThat(out.toString())
                .startsWith("1 error, ")
                .contains("error  Nothing links two tables of a query, every row meets every row  [cartesian-join]\n")
                .contains("  transform/models/pairs.sql:1\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void theThresholdDecides() {
        assertThat(check("--fail-on", "never")).isZero();
        assertThat(check("--fail-on", "info")).isEqualTo(1);
        assertThat(check("--fail-on", "loud")).isEqualTo(2);
        assertThat(err.toString()).contains("expected error, warning, info or never");
    }

    @Test
    void severalFormatsGoToFilesAndOneToStandardOutput() throws Exception {
        Path sarif = folder.resolve("out/plumbline.sarif");
        Path gitlab = folder.resolve("out/gl.json");

        assertThat(check("--format", "github", "--format", "sarif=" + sarif, "--format", "gitlab=" + gitlab))
                .isEqualTo(1);

        assertThat(out.toString()).startsWith("::error file=transform/models/pairs.sql,line=1,");
        JsonNode result = json(sarif).at("/runs/0/results/0");
        assertThat(result.at("/ruleId").asString()).isEqualTo("cartesian-join");
        assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .isEqualTo("transform/models/pairs.sql");
        assertThat(json(gitlab).at("/0/location/path").asString()).isEqualTo("transform/models/pairs.sql");
    }

    @Test
    void fixesAreLookedForWhereTheyAreAskedFor() throws Exception {
        write("transform/models/sorted.sql", "select order_id from {{ ref('orders') }}\norder by order_id\n");

        check("--fail-on", "never");
        assertThat(out.toString()).contains("order-by-in-model").doesNotContain("proven patch");
        out.getBuffer().setLength(0);
        check("--fail-on", "never", "--fixes");
        assertThat(out.toString()).contains("1 proven patch: plumbline fix --rule order-by-in-model --write");
    }

    @Test
    void aFormatNobodyKnowsIsAnsweredWithItsNeighbour() {
        assertThat(check("--format", "sarf")).isEqualTo(2);
        assertThat(err.toString()).contains("--format is \"sarf\"").contains("sarif");

        assertThat(check("--format", "json", "--format", "github")).isEqualTo(2);
        assertThat(err.toString()).contains("two formats go to standard output");
    }

    @Test
    void whatTheBaselineAcceptsDoesNotFailAndWhatIsNewDoes() throws Exception {
        Path baseline = folder.resolve("accepted.json");
        assertThat(plumbline("baseline", folder.toString(), "--output", baseline.toString()))
                .isZero();
        assertThat(check("--baseline", baseline.toString())).isZero();
        assertThat(out.toString()).startsWith("Nothing found in 2 models\n").contains("accepted by the baseline");

        write("transform/models/more.sql", "select a.order_id from {{ ref('orders') }} a, {{ ref('pairs') }} b\n");
        out.getBuffer().setLength(0);
        assertThat(check("--baseline", baseline.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("models/more.sql:1").doesNotContain("models/pairs.sql:1\n");
    }

    @Test
    void theSameFindingsGiveTheSameBaselineHoweverOften() throws Exception {
        Path one = folder.resolve("one.json");
        Path two = folder.resolve("two.json");
        plumbline("baseline", folder.toString(), "--output", one.toString());
        plumbline("baseline", folder.toString(), "--output", two.toString());

        assertThat(Files.readString(two)).isEqualTo(Files.readString(one));
        assertThat(Files.readAllLines(one))
                .hasSizeGreaterThan(2)
                .element(0)
                .asString()
                .contains("\"format\": 1");
    }

    @Test
    void aFileThatIsNoBaselineIsRefused() throws Exception {
        Path file = write("not.json", "{\"format\": 2, \"findings\": []}");
        assertThat(check("--baseline", file.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("is no baseline: found format 2").contains("plumbline baseline --output");

        assertThat(check("--baseline", folder.resolve("gone.json").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("cannot be read");
    }

    @Test
    void onlyWhatTheChangeReachesCounts() throws Exception {
        write("transform/models/alone.sql", "select a.order_id from {{ ref('orders') }} a, {{ ref('orders') }} b\n");

        assertThat(check("--changed-since", "main")).isEqualTo(1);
        assertThat(out.toString())
                .contains("transform/models/alone.sql:1")
                .doesNotContain("transform/models/pairs.sql:1\n")
                .contains("only what the change can have caused");

        out.getBuffer().setLength(0);
        Files.delete(folder.resolve("transform/models/alone.sql"));
        write("transform/models/orders.sql", "select 2 as order_id\n");
        assertThat(check("--changed-since", "main")).isEqualTo(1);
        assertThat(out.toString()).contains("transform/models/pairs.sql:1\n");
    }

    @Test
    void whatIsSuppressedBesideTheSqlDoesNotFailAndIsCounted() throws Exception {
        write("transform/models/pairs.sql", """
                -- plumbline: ignore cartesian-join because every pair is wanted; owner Ada; until 2999-12-31
                select a.order_id from {{ ref('orders') }} a, {{ ref('orders') }} b
                """);

        assertThat(check()).isZero();
        assertThat(out.toString()).contains("1 suppressed").doesNotContain("cartesian-join");
    }

    @Test
    void aChangeOfNothingFindsNothing() {
        assertThat(check("--changed-since", "main")).isZero();
        assertThat(out.toString()).startsWith("Nothing found in 2 models\n");
    }

    @Test
    void aFolderWithoutAProjectIsRefused(@TempDir Path empty) {
        assertThat(plumbline("check", empty.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("has no dbt_project.yml");
    }

    private int check(String... more) {
        String[] all = new String[more.length + 2];
        all[0] = "check";
        all[1] = folder.toString();
        System.arraycopy(more, 0, all, 2, more.length);
        return plumbline(all);
    }

    private int plumbline(String... arguments) {
        CommandLine line = Plumbline.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    private static JsonNode json(Path file) throws Exception {
        return JsonMapper.builder().build().readTree(Files.readAllBytes(file));
    }

    private Path write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
