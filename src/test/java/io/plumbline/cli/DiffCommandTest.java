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

class DiffCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @BeforeEach
    void aProjectWithTwoCommitsAndABranch() throws Exception {
        try (Git git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
            write("dbt_project.yml", "name: shop\n");
            write("models/orders.sql", "select 1 as order_id\n");
            write("models/revenue.sql", "select sum(order_id) as total from {{ ref('orders') }}\n");
            commit(git, "start");
            git.branchCreate().setName("feature").call();
            write("models/customers.sql", "select 1 as customer_id\n");
            commit(git, "customers");
            git.checkout().setName("feature").call();
            write("models/orders.sql", "{{ config(materialized='table') }}\nselect 1 as order_id\n");
            commit(git, "a table");
        }
    }

    @Test
    void aBranchIsComparedWithWhereItLeftMain() {
        assertThat(plumbline("diff", "main...HEAD", folder.toString())).isZero();

        assertThat(out.toString())
                .contains("1 model changed\n")
                .contains("~ model orders  models/orders.sql\n")
                .contains("    materialized view → table\n")
                .contains("    read by 1 model\n")
                .doesNotContain("customers");
    }

    @Test
    void twoDotsCompareTheTwoEnds() {
        assertThat(plumbline("diff", "main..feature", folder.toString())).isZero();

        assertThat(out.toString()).contains("- model customers");
    }

    @Test
    void theWorkTreeIsComparedWithHead() throws Exception {
        write("models/revenue.sql", "select max(order_id) as total from {{ ref('orders') }}\n");

        assertThat(plumbline("diff", "HEAD", folder.toString())).isZero();

        assertThat(out.toString()).contains(" → work tree  1 model changed").contains("~ model revenue");
    }

    @Test
    void nothingChangedIsSaidInOneLine() {
        assertThat(plumbline("diff", "HEAD", folder.toString())).isZero();

        assertThat(out.toString().lines()).singleElement().asString().endsWith("nothing changed");
    }

    @Test
    void programsGetJson() {
        assertThat(plumbline("diff", "main...feature", folder.toString(), "--format", "json"))
                .isZero();

        JsonNode change = JsonMapper.builder().build().readTree(out.toString()).at("/projects/0/changes/0");
        assertThat(change.at("/change").asString()).isEqualTo("changed");
        assertThat(change.at("/id").asString()).isEqualTo("model.shop.orders");
        assertThat(change.at("/reach/models/0").asString()).isEqualTo("model.shop.revenue");
    }

    @Test
    void aRevisionThatIsNotThereIsNamed() {
        assertThat(plumbline("diff", "mian", folder.toString())).isEqualTo(2);

        assertThat(err.toString()).contains("has no \"mian\"; expected a branch, tag or commit");
    }

    @Test
    void aFolderOutsideOfAnyRepositoryIsRefused(@TempDir Path plain) {
        assertThat(plumbline("diff", "HEAD", plain.toString())).isEqualTo(2);

        assertThat(err.toString()).contains("expected a folder that is a Git repository or lies in one");
    }

    @Test
    void branchesWithoutACommonCommitAreExplained() throws Exception {
        try (Git git = Git.open(folder.toFile())) {
            git.checkout().setOrphan(true).setName("other").call();
            commit(git, "another start");
        }

        assertThat(plumbline("diff", "main...other", folder.toString())).isEqualTo(2);
        assertThat(err.toString())
                .contains("no common commit of main and other")
                .contains("fetch-depth: 0");
    }

    private int plumbline(String... arguments) {
        CommandLine line = Plumbline.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(arguments);
    }

    private void write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static void commit(Git git, String message) throws Exception {
        git.add().addFilepattern(".").call();
        git.commit()
                .setMessage(message)
                .setAuthor("Ada", "ada@example.com")
                .setCommitter("Ada", "ada@example.com")
                .setSign(false)
                .call();
    }
}
