package io.plumbline.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFolderTest {

    @TempDir
    Path root;

    @Test
    void writesAFolderPerRunAndPointsToTheNewest() throws IOException {
        Path first = ReportFolder.write(root, Reports.files("nightly", Reports.NIGHT, "one"));
        Path second = ReportFolder.write(root, Reports.files("nightly", Reports.NIGHT.plus(Duration.ofDays(1)), "two"));
        assertThat(first).isEqualTo(root.resolve("nightly/2026-11-23T020000Z")).isDirectory();
        assertThat(second).isEqualTo(root.resolve("nightly/2026-11-24T020000Z"));
        assertThat(root.resolve("nightly/latest")).isSymbolicLink();
        assertThat(root.resolve("nightly/latest/index.html")).hasContent("two");
        assertThat(first.resolve("report.json")).hasContent("one");
        assertThat(visible("nightly")).containsExactly("2026-11-23T020000Z", "2026-11-24T020000Z", "latest");
    }

    @Test
    void neverPointsBackToAnOlderReport() throws IOException {
        ReportFolder.write(root, Reports.files("nightly", Reports.NIGHT, "new"));
        ReportFolder.write(root, Reports.files("nightly", Reports.NIGHT.minus(Duration.ofDays(1)), "old"));
        assertThat(root.resolve("nightly/latest/index.html")).hasContent("new");
    }

    @Test
    void keepsTwoReportsOfOneSecondApart() throws IOException {
        Path one = ReportFolder.write(root, Reports.files("nightly", Reports.NIGHT, "one"));
        Path two = ReportFolder.write(root, Reports.files("nightly", Reports.NIGHT, "two"));
        assertThat(two).isNotEqualTo(one);
        assertThat(one.resolve("index.html")).hasContent("one");
        assertThat(root.resolve("nightly/latest/index.html")).hasContent("two");
    }

    @Test
    void writesTheSameReportOnce() throws IOException {
        Path one = ReportFolder.write(root, Reports.files("nightly", Reports.NIGHT, "one"));
        assertThat(ReportFolder.write(root, Reports.files("nightly", Reports.NIGHT, "one")))
                .isEqualTo(one);
        assertThat(visible("nightly")).hasSize(2);
    }

    @Test
    void standsManyWritersAtOnce() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Path>> writers = IntStream.range(0, 40)
                    .mapToObj(i -> (Callable<Path>) () -> ReportFolder.write(
                            root, Reports.files("nightly", Reports.NIGHT.plusSeconds(i / 2), "report " + i)))
                    .toList();
            for (Future<Path> written : pool.invokeAll(writers)) {
                assertThat(written.get().resolve("index.html")).exists();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(visible("nightly")).hasSize(41);
        assertThat(root.resolve("nightly/latest").toRealPath().getFileName().toString())
                .startsWith("2026-11-23T020019Z");
        try (Stream<Path> left = Files.list(root.resolve("nightly"))) {
            assertThat(left.map(p -> p.getFileName().toString())).noneMatch(name -> name.startsWith(".draft"));
        }
    }

    @Test
    void replacesACopyWhereLatestWasOne() throws IOException {
        Path latest = Files.createDirectories(root.resolve("nightly/latest"));
        Files.writeString(latest.resolve("index.html"), "a copy");
        ReportFolder.write(root, Reports.files("nightly", Reports.NIGHT, "new"));
        assertThat(root.resolve("nightly/latest/index.html")).hasContent("new");
    }

    @Test
    void staysInsideItsFolderWhateverTheJobsName() throws IOException {
        Path written = ReportFolder.write(root, Reports.files("../../etc", Reports.NIGHT, "x"));
        assertThat(written).startsWith(root);
    }

    @Test
    void deliversIntoAFolderBesideJobsYml() {
        String where = Reports.channel("folder")
                .deliver(
                        Reports.spec("folder", root, Map.of("path", "out/reports")),
                        Reports.files("nightly", Reports.NIGHT, "one"));
        assertThat(Path.of(where)).isEqualTo(root.resolve("out/reports/nightly/2026-11-23T020000Z"));
    }

    @Test
    void saysWhatToDoWhereTheFolderCannotBeWritten() throws IOException {
        Files.writeString(root.resolve("taken"), "a file");
        assertThatThrownBy(() -> Reports.channel("folder")
                        .deliver(
                                Reports.spec("folder", root, Map.of("path", "taken")),
                                Reports.files("nightly", Reports.NIGHT, "one")))
                .isInstanceOfSatisfying(UserError.class, e -> {
                    assertThat(e.kind()).isEqualTo(UserError.Kind.SOURCE);
                    assertThat(e.getMessage())
                            .startsWith("delivery 'folder': cannot write to " + root.resolve("taken") + ": ");
                    assertThat(e.action()).contains("the run's own report is kept");
                });
    }

    @Test
    void asksForAPath() {
        assertThatThrownBy(() -> Reports.channel("folder")
                        .deliver(Reports.spec("folder", root, Map.of()), Reports.files("n", Reports.NIGHT, "x")))
                .hasMessage("jobs.yml:12: delivery 'folder' has no 'path'");
    }

    private List<String> visible(String job) throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(job))) {
            return files.map(p -> p.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        }
    }
}
