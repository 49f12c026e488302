package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparison agrees with the git program on a small history, and the measure sees a comparison that does not. */
class DiffPairsTest {

    private static final String LONG = "select order_id, customer_id, sum(amount) as amount, count(*) as lines\n"
            + "from {{ source('shop', 'orders') }}\nwhere status <> 'cancelled' and amount > 0\ngroup by 1, 2\n";

    @TempDir
    private Path folder;

    private String before = "";
    private String after = "";

    @BeforeEach
    void twoCommits() throws Exception {
        write("dbt_project.yml", "name: shop\nversion: '1.0'\n");
        write("models/orders.sql", LONG);
        write("models/edited.sql", "select 'a' as kind\n");
        write("models/commented.sql", "select 1 as id\n");
        write("models/gone.sql", "select 1 as gone\n");
        write("models/_models.yml", """
                models:
                  - name: edited
                    columns:
                      - {name: kind, tests: [not_null]}
                      - {name: old, tests: [unique]}
                  - {name: gone, columns: [{name: gone, tests: [unique]}]}
                sources:
                  - {name: shop, tables: [{name: orders, columns: [{name: order_id}]}]}
                """);
        before = commit();
        Files.delete(folder.resolve("models/orders.sql"));
        Files.delete(folder.resolve("models/gone.sql"));
        write("models/marts/fct_orders.sql", LONG);
        write("models/edited.sql", "select 'A' as kind\n");
        write("models/commented.sql", "-- one row\nSELECT 1   as id\n");
        write("models/fresh.sql", "select current_date as today\n");
        write("models/_models.yml", """
                models:
                  - name: edited
                    columns:
                      - {name: kind, tests: [not_null, unique]}
                      - {name: new}
                  - {name: nowhere, columns: [{name: x, tests: [unique]}]}
                sources:
                  - {name: shop, tables: [{name: orders, tests: [unique], columns: [{name: order_id}, {name: amount}]}]}
                """);
        after = commit();
    }

    @Test
    void everyDifferenceIsToldAndNothingElse() {
        DiffVerdict verdict = new DiffPairs(folder).of(before, after);
        assertThat(verdict.lines()).isEmpty();
        assertThat(verdict.figures())
                .isEqualTo("added columns 2 (missed 0, extra 0); added models 1 (missed 0, extra 0);"
                        + " added tests 2 (missed 0, extra 0); models with other SQL 1 (missed 0, extra 0);"
                        + " removed columns 2 (missed 0, extra 0); removed models 1 (missed 0, extra 0);"
                        + " removed tests 2 (missed 0, extra 0); renamed models 1 (missed 0, extra 0)");
    }

    @Test
    void aComparisonThatSaysNothingMissesEverything() {
        DiffVerdict verdict = new DiffVerdict("");
        PlainGit git = new PlainGit(folder);
        PlainProject was = new PlainProject(git, git.files(before), "");
        PlainProject is = new PlainProject(git, git.files(after), "");
        new DiffFiles(was, is, List.of(), verdict).check(Map.of("models/marts/fct_orders.sql", "models/orders.sql"));
        new DiffEntries(was, is, List.of(), verdict).check();
        assertThat(verdict.lines())
                .containsExactlyInAnyOrder(
                        "missed renamed models: models/orders.sql -> models/marts/fct_orders.sql",
                        "missed added models: models/fresh.sql",
                        "missed removed models: models/gone.sql",
                        "missed models with other SQL: models/edited.sql",
                        "missed added columns: model.shop.edited.new",
                        "missed removed columns: model.shop.edited.old",
                        "missed removed columns: model.shop.gone.gone",
                        "missed added columns: source.shop.shop.orders.amount",
                        "missed added tests: model.shop.edited.kind|unique",
                        "missed removed tests: model.shop.edited.old|unique",
                        "missed removed tests: model.shop.gone.gone|unique",
                        "missed added tests: source.shop.shop.orders.|unique");
    }

    @Test
    void aComparisonOfOtherCommitsSaysTooMuch() {
        DiffVerdict verdict = new DiffVerdict("");
        PlainGit git = new PlainGit(folder);
        PlainProject same = new PlainProject(git, git.files(after), "");
        var changes = ProjectComparison.of(folder, before + ".." + after, "dev", "snowflake", Map.of())
                .projects()
                .get(0)
                .comparison()
                .changes();
        new DiffFiles(same, same, changes, verdict).check(Map.of());
        new DiffEntries(same, same, changes, verdict).check();
        assertThat(verdict.lines()).isNotEmpty().allMatch(line -> line.startsWith("extra "));
    }

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.writeString(file, text);
    }

    private String commit() throws GitAPIException {
        try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
            git.add().addFilepattern(".").call();
            git.add().addFilepattern(".").setUpdate(true).call();
            return git.commit()
                    .setMessage("Work")
                    .setAuthor("Ada", "ada@shop.example")
                    .setCommitter("Ada", "ada@shop.example")
                    .setSign(false)
                    .call()
                    .name();
        }
    }
}
