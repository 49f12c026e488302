package io.plumbline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.catalog.HomeDatabase;
import io.plumbline.catalog.HomeDatabase.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schedule in real processes. */
class ServeIT {

    private static final int PERIOD_SECONDS = 4;

    @TempDir
    Path folder;

    @Test
    void everyFiringGivesOneRunAlsoAcrossAKillAndItStopsCleanly() throws Exception {
        shop();
        try (PlumblineProcess server = serve()) {
            awaitRuns(2);
            server.kill();
        }
        int before = runs().size();
        try (PlumblineProcess server = serve()) {
            awaitRuns(before + 3);
            server.terminate();
            assertThat(server.await()).as(server.err()).isIn(143, 0);
            assertThat(server.err()).contains("nightly: next at").doesNotContain("at io.plumbline");
        }
        List<Run> runs = runs();
        assertThat(runs).extracting(Run::second).doesNotHaveDuplicates();
        assertThat(runs)
                .allSatisfy(run -> assertThat(run.second() % PERIOD_SECONDS).isZero());
        assertThat(runs.subList(0, runs.size() - 1))
                .as("every run but one that the clean stop may have met is complete")
                .allSatisfy(run -> assertThat(run.status()).isEqualTo("COMPLETED"));
    }

    @Test
    void aFileWithoutASchedulesSaysSo() throws Exception {
        shop();
        Files.writeString(
                folder.resolve("jobs.yml"),
                "version: 1\nsources: {shop: {type: dbt, path: shop}}\njobs: {nightly: {sources: [shop]}}\n");
        try (PlumblineProcess server = serve()) {
            server.awaitLine(line -> line.contains("has a schedule"));
            server.terminate();
            assertThat(server.await()).as(server.err()).isIn(143, 0);
            assertThat(server.err()).contains("No job of jobs.yml has a schedule");
        }
    }

    private PlumblineProcess serve() throws IOException {
        return PlumblineProcess.start(folder.resolve("home"), folder, "serve");
    }

    private List<Run> runs() throws Exception {
        return HomeDatabase.runs(folder.resolve("home"));
    }

    private void awaitRuns(int completed) throws Exception {
        long end = System.nanoTime() + 120_000_000_000L;
        while (System.nanoTime() < end) {
            if (Files.exists(folder.resolve("reports/nightly"))
                    && Files.list(folder.resolve("reports/nightly"))
                                    .filter(f -> f.getFileName().toString().startsWith("2"))
                                    .count()
                            >= completed) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("there are no " + completed + " reports after two minutes");
    }

    private void shop() throws IOException {
        Path models = Files.createDirectories(folder.resolve("shop/models"));
        Files.writeString(folder.resolve("shop/dbt_project.yml"), "name: shop\nversion: '1.0'\nprofile: shop\n");
        Files.writeString(models.resolve("numbers.sql"), "select 1 as n\n");
        Files.writeString(folder.resolve("jobs.yml"), """
                version: 1
                sources:
                  shop: {type: dbt, path: shop}
                jobs:
                  nightly:
                    schedule: "*/%d * * * * *"
                    sources: [shop]
                """.formatted(PERIOD_SECONDS));
    }
}
