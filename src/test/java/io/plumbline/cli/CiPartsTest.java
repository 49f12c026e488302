package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.deliver.GitHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The action, the GitLab template and the hook, run as their hosts run them, on a real repository with the real program. */
class CiPartsTest {

    private static final String PAIRS = "select a.id from {{ ref('orders') }} a, {{ ref('orders') }} b\n";

    @TempDir
    Path temp;

    private Path repository;
    private Path program;
    private String said = "";

    @BeforeEach
    void aBranchThatJoinsEveryRowWithEveryRow() throws Exception {
        program = temp.resolve("bin/plumbline");
        write(program, """
                #!/bin/sh
                exec "%s/bin/java" -XX:TieredStopAtLevel=1 -cp "%s" io.plumbline.cli.Plumbline "$@"
                """.formatted(System.getProperty("java.home"), absolute(System.getProperty("java.class.path"))));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        repository = temp.resolve("shop");
        write(repository.resolve("dbt_project.yml"), "name: shop\n");
        write(repository.resolve("models/orders.sql"), "select 1 as id\n");
        git("init", "--quiet", "--initial-branch", "main");
        git("add", ".");
        git("commit", "--quiet", "--message", "start");
        git("update-ref", "refs/remotes/origin/main", "HEAD");
        git("checkout", "--quiet", "-b", "feature");
    }

    /** Surefire may start with one jar that names the others relative to itself, so only folders and jars there are. */
    private static String absolute(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(java.io.File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(java.io.File.pathSeparator, entries);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void git(String... arguments) throws Exception {
        assertThat(run(Map.of(), concat("git", arguments))).as(said).isZero();
    }

    private static List<String> concat(String first, String... more) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(List.of(more));
        return all;
    }

    private int run(Map<String, String> environment, List<String> command) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(repository.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("GITHUB_") || name.startsWith("CI_"));
        builder.environment()
                .putAll(Map.of(
                        "GIT_AUTHOR_NAME", "Ada",
                        "GIT_AUTHOR_EMAIL", "ada@example.com",
                        "GIT_COMMITTER_NAME", "Ada",
                        "GIT_COMMITTER_EMAIL", "ada@example.com",
                        "GIT_CONFIG_GLOBAL", "/dev/null",
                        "PLUMBLINE", program.toString()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    private static Object yaml(String file) throws IOException {
        return new Yaml().load(Files.readString(Path.of(file)));
    }

    @Test
    void theActionAnnotatesSummarizesAndKeepsOneComment() throws Exception {
        write(repository.resolve("models/pairs.sql"), PAIRS);
        JsonNode action = JsonMapper.builder().build().valueToTree(yaml("action.yml"));
        JsonNode step = action.at("/runs/steps/1");
        assertThat(step.at("/run").asString()).isEqualTo("\"$GITHUB_ACTION_PATH/ci/github.sh\"");
        step.at("/env").forEach(value -> assertThat(value.asString()).matches("\\$\\{\\{ inputs\\.[a-z-]+ }}"));
        try (GitHost host = new GitHost()) {
            Map<String, String> environment = Map.of(
                    "GITHUB_ACTION_PATH", Path.of("").toAbsolutePath().toString(),
                    "GITHUB_BASE_REF", "main",
                    "PLUMBLINE_ACCOUNT", account(),
                    "GITHUB_REF", "refs/pull/7/merge",
                    "GITHUB_REPOSITORY", "acme/shop",
                    "GITHUB_API_URL", host.address(),
                    "GITHUB_TOKEN", "ghs_token",
                    "GITHUB_STEP_SUMMARY", temp.resolve("summary.md").toString(),
                    "GITHUB_OUTPUT", temp.resolve("output").toString(),
                    "RUNNER_TEMP", temp.toString());

            int status = run(environment, List.of("bash", "-c", step.at("/run").asString()));

            assertThat(status).as(said).isEqualTo(1);
            assertThat(said).contains("::error file=models/pairs.sql,line=1").contains("comment written: ");
            assertThat(host.notes.values()).singleElement().matches(note -> note.text()
                    .contains("pairs"));
        }
        assertThat(action.at("/runs/steps/1/env/PLUMBLINE_ACCOUNT").asString()).isEqualTo("${{ inputs.account }}");
        assertThat(action.at("/inputs/account/default").asString()).isEmpty();
        assertThat(Files.readString(temp.resolve("summary.md"))).contains("pairs", "credits a month");
        String output = Files.readString(temp.resolve("output")).strip();
        assertThat(output).startsWith("sarif=");
        assertThat(Files.readString(Path.of(output.substring("sarif=".length()))))
                .contains("cartesian-join");
    }

    @Test
    void gitlabsJobWritesItsReports() throws Exception {
        write(repository.resolve("models/pairs.sql"), PAIRS);
        JsonNode job =
                JsonMapper.builder().build().valueToTree(yaml("ci/gitlab.yml")).at("/plumbline");
        String script = job.at("/script/0").asString();
        assertThat(script).isEqualTo("bash \"$PLUMBLINE_HOME/ci/gitlab.sh\"");

        int status = run(
                Map.of(
                        "PLUMBLINE_HOME", Path.of("").toAbsolutePath().toString(),
                        "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main",
                        "PLUMBLINE_ACCOUNT", account(),
                        "CI_MERGE_REQUEST_IID", "7",
                        "CI_PROJECT_ID", "12"),
                List.of("bash", "-c", script));

        assertThat(status).as(said).isEqualTo(1);
        assertThat(said).contains("cartesian-join", "credits a month");
        for (String report : List.of("codequality", "junit")) {
            Path file =
                    repository.resolve(job.at("/artifacts/reports/" + report).asString());
            assertThat(Files.readString(file)).contains("pairs.sql");
        }
    }

    @Test
    void whereEverythingIsCheckedTheAccountIsLeftOut() throws Exception {
        for (String script : List.of("ci/github.sh", "ci/gitlab.sh")) {
            int status = run(
                    Map.of(
                            "PLUMBLINE_ACCOUNT", account(),
                            "PLUMBLINE_CHANGED_SINCE", "none",
                            "PLUMBLINE_FIXES", "false",
                            "GITHUB_STEP_SUMMARY", temp.resolve("summary.md").toString(),
                            "GITHUB_OUTPUT", temp.resolve("output").toString(),
                            "RUNNER_TEMP", temp.toString()),
                    List.of("bash", Path.of(script).toAbsolutePath().toString()));

            assertThat(status).as(said).isZero();
            assertThat(said).doesNotContain("--account", "credits a month");
        }
    }

    /** A folder of extracts in which the model of the branch has a query. */
    private String account() throws IOException {
        Path account = temp.resolve("account");
        write(account.resolve("account.csv"), "FROM_DAY,UNTIL_DAY\n2026-10-02,2026-11-01\n");
        write(
                account.resolve("queries.csv"),
                "QUERY_PARAMETERIZED_HASH,RUNS,CREDITS,QUERY_TEXT\nh,30,6,"
                        + "\"select 1 /* {\"\"app\"\": \"\"dbt\"\", \"\"node_id\"\": \"\"model.shop.pairs\"\"} */\"\n");
        return account.toString();
    }

    @Test
    void theHookStopsACommitThatMakesAnErrorAndNoOther() throws Exception {
        JsonNode hook = JsonMapper.builder()
                .build()
                .valueToTree(yaml(".pre-commit-hooks.yaml"))
                .get(0);
        String[] entry = hook.at("/entry").asString().split(" ", 2);
        assertThat(entry[0]).isEqualTo("plumbline");
        Path script = repository.resolve(".git/hooks/pre-commit");
        write(script, "#!/bin/sh\nexec \"$PLUMBLINE\" " + entry[1] + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        write(repository.resolve("models/pairs.sql"), PAIRS);
        git("add", ".");
        assertThat(run(Map.of(), List.of("git", "commit", "--message", "pairs")))
                .as(said)
                .isEqualTo(1);
        assertThat(said).contains("cartesian-join");

        write(repository.resolve("models/pairs.sql"), "select id from {{ ref('orders') }}\n");
        git("add", ".");
        assertThat(run(Map.of(), List.of("git", "commit", "--message", "ids")))
                .as(said)
                .isZero();
    }
}
