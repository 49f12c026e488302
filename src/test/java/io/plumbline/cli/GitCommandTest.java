package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class GitCommandTest {

    private static final String SELECT = "select\n    id,\n    amount\nfrom orders\nwhere amount > 0\norder by id\n";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @BeforeEach
    void aModelThatMoved() throws Exception {
        try (Git git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
            write("models/orders.sql", SELECT);
            commit(git, "Ada", "Add orders");
            Files.createDirectories(folder.resolve("models/marts"));
            Files.move(folder.resolve("models/orders.sql"), folder.resolve("models/marts/orders.sql"));
            write("models/marts/orders.sql", SELECT.replace("> 0", "> 10"));
            commit(git, "Bo \u001b[31m\u202e", "Move and narrow");
        }
    }

    @Test
    void aFileIsShownAsARevisionHasIt() {
        assertThat(git("show", "models/orders.sql@HEAD~1:4-5")).isZero();

        assertThat(out).hasToString("from orders\nwhere amount > 0\n");
    }

    @Test
    void blameNamesTheWriterOfEachLine() {
        assertThat(git("blame", "models/marts/orders.sql:4-5")).isZero();

        assertThat(out.toString().lines()).hasSize(2);
        assertThat(out.toString()).contains("Ada").contains("Bo").contains("5  where amount > 10");
    }

    @Test
    void theLogCrossesTheRename() {
        assertThat(git("log", "models/marts/orders.sql")).isZero();

        assertThat(out.toString()).contains("Add orders").contains("was models/orders.sql");
    }

    @Test
    void aDiffIsPairedCountedAndBounded() {
        assertThat(git("diff", "HEAD~1..HEAD")).isZero();
        assertThat(out.toString())
                .contains("> models/orders.sql → models/marts/orders.sql")
                .contains("\n-where amount > 0\n+where amount > 10\n");
        out.getBuffer().setLength(0);

        assertThat(git("diff", "HEAD~1..HEAD", "--limit", "3")).isZero();
        assertThat(out.toString().lines()).hasSize(3);
        assertThat(err.toString()).contains("the first 3 of 8 lines; --limit 8 shows all");
    }

    @Test
    void ownersAreSummedUpByFolderAndExplainedByFile() throws Exception {
        write("CODEOWNERS", "/docs/ @writers\n");
        write("docs/guide.md", "a\n");
        try (Git git = Git.open(folder.toFile())) {
            commit(git, "Ada", "Document");
        }

        assertThat(git("owners")).isZero();
        assertThat(out.toString())
                .contains("docs/  @writers by CODEOWNERS, most by Ada")
                .contains("models/  Ada");

        assertThat(git("owners", "models/marts/orders.sql")).isZero();
        assertThat(out.toString()).contains("Ada: wrote 5 of 6 lines (83 %)");
    }

    @Test
    void hotspotsAreLongAndChangeOften() throws Exception {
        write("models/other.sql", "select 1\n");
        write("README.md", "x\n".repeat(100));
        try (Git git = Git.open(folder.toFile())) {
            commit(git, "Ada", "Add another");
        }

        assertThat(git("hotspots", "--format", "json")).isZero();

        JsonNode spots = JsonMapper.builder().build().readTree(out.toString()).get("hotspots");
        assertThat(spots.size()).isEqualTo(2);
        assertThat(spots.get(0).get("path").asString()).isEqualTo("models/marts/orders.sql");
        assertThat(spots.get(0).get("score").asInt()).isEqualTo(12);
    }

    @Test
    void nothingAStrangerWroteSteersTheTerminal() {
        for (String command : new String[] {"log", "blame"}) {
            assertThat(git(command, "models/marts/orders.sql")).isZero();
            assertThat(git(command, "models/marts/orders.sql", "--format", "json"))
                    .isZero();
        }

        assertThat(out.toString())
                .contains("Move and narrow")
                .doesNotContain("\u001b")
                .doesNotContain("\u202e");
    }

    @Test
    void aSecretThatSpansLinesIsMaskedWhereOnlySomeOfThemAreAsked() throws Exception {
        String key = IntStream.range(0, 8)
                .mapToObj(i -> Integer.toHexString(i).repeat(64))
                .collect(Collectors.joining("\n"));
        String begin = "-----BEGIN " + "PRIVATE KEY-----\n";
        String end = "\n-----END " + "PRIVATE KEY-----\n";
        write("models/key.sql", begin + key + end);
        try (Git git = Git.open(folder.toFile())) {
            commit(git, "Ada", "Add a key");
            write("models/key.sql", begin + key.replace("3333", "3334") + end);
            commit(git, "Ada", "Change it");
        }

        assertThat(git("show", "models/key.sql@HEAD~1:4-6")).isZero();
        assertThat(git("blame", "models/key.sql:4-6")).isZero();
        assertThat(git("diff", "HEAD~1..HEAD")).isZero();
        assertThat(git("diff", "HEAD~1..HEAD", "--format", "json")).isZero();

        assertThat(out.toString()).doesNotContain("3333").doesNotContain("3334").contains("models/key.sql");
    }

    @Test
    void mistakesAreExplainedInTwoLines() {
        assertMistake("\"models/nope.sql\" is no file at HEAD", "show", "models/nope.sql");
        assertMistake("\"nope\" names no commit", "log", "models/marts/orders.sql@nope");
        assertMistake("asks for lines 5 to 3", "blame", "models/marts/orders.sql:5-3");
        assertMistake("lies outside the repository", "show", "../../etc/passwd");
        assertMistake("is one revision; expected two", "diff", "HEAD");
        assertMistake("the limit is 0", "log", ".", "--limit", "0");
        assertMistake("is neither a file nor a folder", "owners", "seeds");
    }

    @Test
    void aFolderWithoutARepositoryIsSaid(@TempDir Path elsewhere) {
        assertThat(plumbline("git", "log", ".", "--repo", elsewhere.toString())).isEqualTo(2);

        assertThat(err.toString()).contains("is no Git repository and lies in none");
    }

    private void assertMistake(String said, String... arguments) {
        err.getBuffer().setLength(0);
        assertThat(git(arguments)).isEqualTo(2);
        assertThat(err.toString().lines()).hasSize(2);
        assertThat(err.toString()).contains(said);
    }

    private int git(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "git";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        all[all.length - 2] = "--repo";
        all[all.length - 1] = folder.toString();
        return plumbline(all);
    }

    private int plumbline(String... arguments) {
        CommandLine line = Plumbline.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }

    private void write(String path, String text) throws Exception {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void commit(Git git, String author, String message) throws Exception {
        git.add().addFilepattern(".").call();
        git.add().addFilepattern(".").setUpdate(true).call();
        git.commit()
                .setMessage(message)
                .setAuthor(author, author.substring(0, 2).strip() + "@example.com")
                .setCommitter("Ada", "ada@example.com")
                .setSign(false)
                .call();
    }
}
