package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.catalog.EmbeddedHome;
import io.plumbline.catalog.HomeDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The main job in real processes: what it writes, what a second run does, what survives a kill. */
class RunIT {

    private static final Map<String, Long> untouchedRows = new TreeMap<>();

    @TempDir
    Path folder;

    @Test
    void theDemoWritesItsReportAndASecondRunDoesNothingTwice() throws Exception {
        Path jobs = Path.of("jobs.yml").toAbsolutePath();
        Path copy = folder.resolve("jobs.yml");
        Files.writeString(
                copy,
                Files.readString(jobs)
                        .replace(
                                "type: example",
                                "type: example\n    path: "
                                        + Path.of("examples").toAbsolutePath())
                        .replace(
                                "path: examples/account",
                                "path: " + Path.of("examples/account").toAbsolutePath()));
        try (PlumblineProcess first = run("run", "demo")) {
            assertThat(first.await()).as(first.err()).isZero();
            assertThat(first.err()).containsPattern("fix +\\d+ of \\d+ findings with a fix, \\d+ proven");
            Path report = Path.of(first.out().strip());
            assertThat(report).exists().hasFileName("index.html");
            assertThat(report.resolveSibling("report.md")).isNotEmptyFile();
            assertThat(report.resolveSibling("report.json")).isNotEmptyFile();
            assertThat(folder.resolve("reports/demo/latest/index.html")).hasSameBinaryContentAs(report);
        }
        try (PlumblineProcess second = run("run", "demo")) {
            assertThat(second.await()).as(second.err()).isZero();
            assertThat(second.err())
                    .contains("0 new, 0 changed, 0 gone", "nothing parsed", "nothing chunked, nothing embedded")
                    .contains(" 0 new,");
        }
        theStoredEstateAnswers(copy);
        try (PlumblineProcess fix = run("fix", "--job", "demo")) {
            assertThat(fix.await()).as(fix.err()).isZero();
            assertThat(fix.out())
                    .contains("\nALTER WAREHOUSE \"LOADING_WH\" SET AUTO_SUSPEND = 60;\n")
                    .doesNotContain("DROP TABLE");
        }
        try (PlumblineProcess strict = run("run", "demo", "--fail-on", "info")) {
            assertThat(strict.await()).as(strict.err()).isEqualTo(1);
        }
    }

    private void theStoredEstateAnswers(Path jobs) throws Exception {
        Path questions = Path.of("src/test/resources/questions/estate.txt").toAbsolutePath();
        try (PlumblineProcess asked = PlumblineProcess.main(
                EstateQuestions.class, folder.resolve("home"), folder, questions.toString(), jobs.toString(), "demo")) {
            assertThat(asked.await()).as(asked.err()).isZero();
            assertThat(asked.out().lines().filter(line -> line.startsWith("right ")))
                    .as(asked.out())
                    .hasSize(23);
            assertThat(asked.out().lines().filter(line -> line.startsWith("wrong ")))
                    .as("the passages that are found do not say why")
                    .singleElement()
                    .asString()
                    .startsWith("wrong why were refunds counted twice in May 2024?");
            assertThat(asked.out()).doesNotContain("FALSE ", "dropped 1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "crawl", "parse", "index", "audit", "report"})
    void aKilledRunGoesOnAndNothingIsLostOrDoubled(String after) throws Exception {
        shop();
        Map<String, Long> untouched = rowsOfAnUntouchedRun();
        try (PlumblineProcess killed = run("run", "nightly")) {
            killed.awaitLine(line -> after.isEmpty() || line.startsWith(after));
            killed.kill();
        }
        try (PlumblineProcess again = run("run", "nightly")) {
            assertThat(again.await()).as(again.err()).isZero();
        }
        assertThat(HomeDatabase.rows(folder.resolve("home"))).isEqualTo(untouched);
    }

    @Test
    void sigtermStopsAtACheckpointAndTheNextRunGoesOn() throws Exception {
        shop();
        try (PlumblineProcess stopped = run("run", "nightly")) {
            stopped.awaitLine(line -> line.startsWith("crawl"));
            stopped.terminate();
            assertThat(stopped.await()).as(stopped.err()).isIn(143, 130, 0);
        }
        try (PlumblineProcess again = run("run", "nightly")) {
            assertThat(again.await()).as(again.err()).isZero();
            assertThat(Path.of(again.out().strip())).exists();
        }
    }

    @Test
    void twoAtOnceDoNotHarmEachOther() throws Exception {
        shop();
        try (PlumblineProcess one = run("run", "nightly");
                PlumblineProcess other = run("run", "nightly")) {
            int first = one.await();
            int second = other.await();
            assertThat(first * second).as(one.err() + "\n" + other.err()).isZero();
            assertThat(first + second).isIn(0, 3);
            if (first + second == 3) {
                assertThat(one.err() + other.err()).contains("running already");
            }
        }
    }

    @Test
    void aBrokenSourceIsSaidAndTheRestGoesOn() throws Exception {
        shop();
        Files.writeString(folder.resolve("jobs.yml"), """
                version: 1
                sources:
                  shop: {type: dbt, path: shop}
                  gone: {type: docs, path: nowhere}
                jobs:
                  nightly: {sources: [shop, gone]}
                """);
        try (PlumblineProcess run = run("run", "nightly")) {
            assertThat(run.await()).as(run.err()).isZero();
            assertThat(Files.readString(Path.of(run.out().strip()).resolveSibling("report.md")))
                    .contains("source gone");
        }
    }

    @Test
    void anEmptyFolderIsAFailureAndNotACleanBill() throws Exception {
        Files.createDirectories(folder.resolve("shop"));
        Files.writeString(folder.resolve("shop/readme.txt"), "nothing here\n");
        jobs();
        try (PlumblineProcess run = run("run", "nightly")) {
            assertThat(run.await()).as(run.err()).isEqualTo(3);
            assertThat(run.err()).contains("no dbt_project.yml").doesNotContain("at io.plumbline");
        }
    }

    @Test
    void brokenFilesAreListedAndTheRestIsAudited() throws Exception {
        shop();
        Files.writeString(folder.resolve("shop/models/broken.yml"), "models:\n  - name: [unclosed\n");
        Files.write(folder.resolve("shop/models/binary.sql"), new byte[] {0, 1, 2, (byte) 0xff});
        try (var big = Files.newOutputStream(folder.resolve("shop/seeds.csv"))) {
            byte[] block = "1,2,3\n".repeat(10_000).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            for (int i = 0; i < 900; i++) {
                big.write(block);
            }
        }
        try (PlumblineProcess run = run("run", "nightly")) {
            assertThat(run.await()).as(run.err()).isZero();
            assertThat(Files.readString(Path.of(run.out().strip()).resolveSibling("report.md")))
                    .contains("broken.yml", "seeds.csv");
        }
    }

    /** The same for every step, so it is run once. */
    private Map<String, Long> rowsOfAnUntouchedRun() throws Exception {
        if (untouchedRows.isEmpty()) {
            try (PlumblineProcess run = run("run", "nightly")) {
                assertThat(run.await()).as(run.err()).isZero();
            }
            untouchedRows.putAll(HomeDatabase.rows(folder.resolve("home")));
            Files.move(folder.resolve("home"), folder.resolve("untouched"));
            EmbeddedHome.empty(folder.resolve("home"));
        }
        return untouchedRows;
    }

    private PlumblineProcess run(String... arguments) throws IOException {
        return PlumblineProcess.start(folder.resolve("home"), folder, arguments);
    }

    private void jobs() throws IOException {
        Files.writeString(
                folder.resolve("jobs.yml"),
                "version: 1\nsources: {shop: {type: dbt, path: shop}}\njobs: {nightly: {sources: [shop]}}\n");
    }

    /** A small project: enough for every stage to have work. The demo alone unpacks the database's programs itself. */
    private void shop() throws IOException {
        EmbeddedHome.empty(folder.resolve("home"));
        Path models = Files.createDirectories(folder.resolve("shop/models"));
        Files.writeString(folder.resolve("shop/dbt_project.yml"), "name: shop\nversion: '1.0'\nprofile: shop\n");
        Files.writeString(
                models.resolve("sources.yml"),
                "version: 2\nsources:\n  - name: raw\n    tables: [{name: orders}, {name: refunds}]\n");
        Files.writeString(models.resolve("stg_orders.sql"), "select id from {{ source('raw', 'orders') }}\n");
        Files.writeString(models.resolve("fct_orders.sql"), "select id from {{ ref('stg_orders') }}\n");
        Files.writeString(models.resolve("numbers.sql"), "select 1 as n\n");
        Files.writeString(folder.resolve("shop/runbook.md"), "# Runbook\n\nLoad orders before six.\n");
        jobs();
        try (Stream<Path> files = Files.walk(folder.resolve("shop"))) {
            assertThat(files.count()).isGreaterThan(6);
        }
    }
}
