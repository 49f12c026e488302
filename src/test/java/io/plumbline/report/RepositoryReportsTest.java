package io.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Estate;
import io.plumbline.model.FileHistory;
import io.plumbline.model.Hotspot;
import io.plumbline.model.RepositoryHistory;
import io.plumbline.report.RepositoryReport.Folder;
import io.plumbline.report.RepositoryReport.Month;
import io.plumbline.report.RepositoryReport.Risk;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the report says of a repository, and where it says it. */
class RepositoryReportsTest {

    private final RepositoryReport shop = ShopReport.report().repositories().get(0);

    @Test
    void countsCommitsAndPeopleOfTwentyFourMonths() {
        assertThat(shop.months()).hasSize(24);
        assertThat(shop.months().get(23)).isEqualTo(new Month(YearMonth.of(2026, 10), 2, 2));
        assertThat(shop.months()).extracting(Month::month).isSorted();
        assertThat(shop.commits()).as("65, six of them merges").isEqualTo(59);
    }

    @Test
    void tellsFromTheThirdNewestCommitSoThatAClockCannotMoveIt() {
        assertThat(RepositoryWords.asOf(shop)).isEqualTo("2026-10-23");
    }

    @Test
    void countsWhoCommittedInTheYearBefore() {
        assertThat(shop.people()).isEqualTo(3);
        assertThat(shop.active()).as("Ada left").isEqualTo(2);
        assertThat(RepositoryWords.size(shop))
                .isEqualTo("59 commits by 3 people in all; 2 committed in the last year. Merges are not counted.");
    }

    @Test
    void aFolderBelongsToWhomCodeownersNamesForAllOfIt() {
        Folder marts = folder("models/marts/");
        assertThat(marts.owner()).isEqualTo("@shop/finance");
        assertThat(marts.because()).isEqualTo("line 3 of CODEOWNERS: /models/marts/");
        assertThat(marts.writer()).isEqualTo("Ben Okri");
        assertThat(marts.share()).isBetween(0.6, 0.8);
    }

    @Test
    void aFolderOfNobodyElseBelongsToWhoWroteMostOfIt() {
        Folder staging = folder("models/staging/");
        assertThat(staging.owner()).isEqualTo("Ada Byron");
        assertThat(staging.because()).matches("wrote (\\d+) of \\1 lines");
        assertThat(staging.busFactor()).isOne();
    }

    @Test
    void aFolderWithoutModelsIsNone() {
        assertThat(shop.folders())
                .extracting(Folder::path)
                .containsExactlyInAnyOrder("models/intermediate/", "models/marts/", "models/staging/");
    }

    @Test
    void listsTenHotspotsTheMostFirst() {
        assertThat(shop.hotspots()).hasSize(10);
        assertThat(shop.hotspots()).extracting(Hotspot::score).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void aModelOfOnePersonThatManyReadIsARiskAndOneThatFewReadIsNone() {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("models/hub.sql", "select 1");
        files.put("models/leaf.sql", "select 1");
        for (int i = 0; i < 5; i++) {
            files.put("models/reader" + i + ".sql", "select * from {{ ref('hub') }}");
        }
        files.put("models/other.sql", "select * from {{ ref('leaf') }}");
        assertThat(risks(
                        files,
                        ShopHistory.file("models/hub.sql", 1, null, ShopHistory.share(ShopHistory.BEN, 9)),
                        ShopHistory.file("models/leaf.sql", 1, null, ShopHistory.share(ShopHistory.BEN, 9))))
                .containsExactly(new Risk("models/hub.sql", List.of("Ben Okri wrote 100 % of it and 5 read it"), 5, 9));
    }

    @Test
    void aModelThatOnlyPeopleWhoLeftHaveWrittenIsARisk() {
        Map<String, String> files = Map.of("models/old.sql", "select 1", "models/shared.sql", "select 1");
        assertThat(risks(
                        files,
                        ShopHistory.file("models/old.sql", 1, null, ShopHistory.share(ShopHistory.ADA, 9)),
                        ShopHistory.file(
                                "models/shared.sql",
                                1,
                                null,
                                ShopHistory.share(ShopHistory.ADA, 9),
                                ShopHistory.share(ShopHistory.CLEO, 1))))
                .extracting(Risk::path, Risk::because)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        "models/old.sql", List.of("nobody who wrote it has committed since 2025-10-23")));
    }

    @Test
    void codeOfMoreThanAThousandLinesIsARisk() {
        Map<String, String> files = Map.of("models/long.sql", "select 1", "models/short.sql", "select 1");
        assertThat(risks(
                        files,
                        ShopHistory.file("models/long.sql", 1, null, ShopHistory.share(ShopHistory.BEN, 1_001)),
                        ShopHistory.file("models/short.sql", 1, null, ShopHistory.share(ShopHistory.BEN, 1_000))))
                .extracting(Risk::path, Risk::because)
                .containsExactly(org.assertj.core.api.Assertions.tuple("models/long.sql", List.of("1,001 lines long")));
    }

    @Test
    void listsFifteenRisksAndCountsTheRest() {
        Map<String, String> files = new LinkedHashMap<>();
        List<FileHistory> past = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            files.put("models/m" + i + ".sql", "select 1");
            past.add(ShopHistory.file("models/m" + i + ".sql", 1, null, ShopHistory.share(ShopHistory.ADA, 9)));
        }
        RepositoryReport report = of(files, past);
        assertThat(report.risks()).hasSize(15);
        assertThat(RepositoryWords.further(report)).isEqualTo("25 more files at risk are not listed.");
    }

    @Test
    void namesAndPathsAreMasked() {
        String key = "AKIA" + "QWERTYUIOPASDFGH";
        io.plumbline.model.Author leaky = new io.plumbline.model.Author(key, "x@shop.example");
        String path = "models/" + key + "/a.sql";
        RepositoryReport report = of(
                Map.of(path, "select 1", "models/b/b.sql", "select 1"),
                List.of(ShopHistory.file(path, 4, null, ShopHistory.share(leaky, 2_000))));
        assertThat(report.folders()).hasSize(1);
        assertThat(report.hotspots()).hasSize(1);
        assertThat(report.risks()).hasSize(1);
        assertThat(report.toString()).doesNotContain(key);
    }

    @Test
    void isInThePageTheMarkdownAndTheJsonAndInNothingElse() {
        for (ReportRenderer renderer : Specimen.renderers()) {
            String text = new String(renderer.render(ShopReport.report()), StandardCharsets.UTF_8);
            assertThat(text.contains("@shop/finance"))
                    .as(renderer.format())
                    .isEqualTo(List.of("html", "markdown", "json").contains(renderer.format()));
        }
    }

    @Test
    void thePageDrawsAColumnForEachMonthWithCommits() {
        String html = new String(Specimen.renderer("html").render(ShopReport.report()), StandardCharsets.UTF_8);
        String chart = html.substring(html.indexOf("class=\"trend months\""));
        String svg = chart.substring(chart.indexOf("<svg"), chart.indexOf("</svg>"));
        assertThat(svg.split("<rect", -1).length - 1).isEqualTo((int)
                shop.months().stream().filter(m -> m.commits() > 0).count());
        assertThat(html).contains("href=\"#repository\"").contains("id=\"repository\"");
    }

    @Test
    void withoutAHistoryThereIsNoSuchSection() {
        ReportInput in = ShopReport.input();
        Estate estate = ShopEstate.of(ShopEstate.files());
        Report none = ReportBuilder.build(Inputs.with(in, estate, in.findings(), in.fixed(), in.history()));
        assertThat(none.repositories()).isEmpty();
        assertThat(new String(Specimen.renderer("html").render(none), StandardCharsets.UTF_8))
                .doesNotContain("#repository");
    }

    private Folder folder(String path) {
        return shop.folders().stream()
                .filter(folder -> folder.path().equals(path))
                .findFirst()
                .orElseThrow();
    }

    private static List<Risk> risks(Map<String, String> files, FileHistory... past) {
        return of(files, List.of(past)).risks();
    }

    private static RepositoryReport of(Map<String, String> files, List<FileHistory> past) {
        RepositoryHistory history = ShopHistory.of(past);
        Estate estate = ShopEstate.of(files, List.of(history));
        ReportInput in = ShopReport.input();
        return ReportBuilder.build(Inputs.with(in, estate, List.of(), List.of(), in.history()))
                .repositories()
                .get(0);
    }
}
