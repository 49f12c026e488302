package io.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.UserError;
import io.plumbline.model.Citation;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Locator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every format owes, whichever it is. */
class ReportRendererTest {

    private static final Set<String> FOR_PEOPLE =
            Set.of("html", "markdown", "mail", "mail-text", "terminal", "comment", "github-summary");

    static List<ReportRenderer> renderers() {
        return Specimen.renderers();
    }

    @ParameterizedTest
    @MethodSource("renderers")
    void writesTheShopAsItWasAgreed(ReportRenderer renderer) throws IOException {
        Golden.check(renderer.fileName(), renderer.render(ShopReport.report()));
    }

    @ParameterizedTest
    @MethodSource("renderers")
    void givesTheSameBytesForTheSameReport(ReportRenderer renderer) {
        assertThat(renderer.render(ShopReport.report())).isEqualTo(renderer.render(ShopReport.report()));
    }

    @ParameterizedTest
    @MethodSource("renderers")
    void copesWithAnEmptyEstate(ReportRenderer renderer) {
        String text = new String(renderer.render(empty()), StandardCharsets.UTF_8);
        assertThat(text).satisfies(t -> {
            if (FOR_PEOPLE.contains(renderer.format())) {
                assertThat(t.replaceAll("\\s+", " ")).contains("Nothing was audited: no dbt model was found.");
            }
        });
    }

    @ParameterizedTest
    @MethodSource("renderers")
    void copesWithFiveThousandFindings(ReportRenderer renderer) {
        Report report = LargeReport.report(5_000);
        long before = System.nanoTime();
        byte[] bytes = renderer.render(report);
        long millis = (System.nanoTime() - before) / 1_000_000;
        assertThat(millis).as("milliseconds").isLessThan(15_000);
        assertThat(bytes.length).as("bytes").isLessThan(10 << 20);
        if (renderer.format().startsWith("mail")) {
            assertThat(bytes.length).as("bytes of a mail").isLessThan(90_000);
        }
        if (renderer.format().equals("terminal")) {
            assertThat(new String(bytes, StandardCharsets.UTF_8).lines().count())
                    .isLessThan(40);
        }
    }

    @Test
    void keepsAMailSmallWhenEverythingInItIsLong() {
        String wide = "`" + "x".repeat(2_000) + "` <&>\"";
        ReportInput input = Inputs.withMessages(
                IntStream.range(0, 40).mapToObj(i -> i + wide.repeat(60)).toList());
        assertThat(Specimen.renderer("mail").render(ReportBuilder.build(input))).hasSizeLessThan(90_000);
        assertThat(Specimen.renderer("mail-text").render(ReportBuilder.build(input)))
                .hasSizeLessThan(30_000);
    }

    @Test
    void citesAPageOfADocument() {
        Citation page = new Citation(
                "docs",
                "worktree",
                new Locator.Page("design.pdf", 3),
                "Orders are final.",
                "0".repeat(64),
                Citation.Level.L3);
        Finding finding = ShopReport.report()
                .entries()
                .findFirst()
                .orElseThrow()
                .finding()
                .with(List.of(page));
        Report report = ReportBuilder.build(Inputs.with(ShopReport.input(), List.of(finding)));
        for (String format : List.of("html", "markdown", "mail", "mail-text", "json")) {
            assertThat(new String(Specimen.renderer(format).render(report), StandardCharsets.UTF_8))
                    .as(format)
                    .contains("design.pdf p. 3");
        }
    }

    @Test
    void refusesAFormatNobodyWrites() {
        assertThatThrownBy(() -> RenderedReports.of(ShopReport.report(), renderers(), List.of("html", "docx")))
                .isInstanceOf(UserError.class)
                .hasMessage(
                        "report format 'docx' is not known; known are comment, github, github-summary, gitlab, html, json, junit, mail,"
                                + " mail-text, markdown, sarif, terminal");
    }

    @Test
    void rendersTheFormatsAskedForInTheirOrder() {
        RenderedReports rendered =
                RenderedReports.of(ShopReport.report(), renderers(), List.of("json", "html", "json"));
        assertThat(rendered.files())
                .extracting(RenderedReports.File::name)
                .containsExactly("report.json", "index.html");
    }

    private static Report empty() {
        return ReportBuilder.build(new ReportInput(
                "Empty",
                "nightly",
                "1",
                ShopReport.NIGHT,
                ZoneId.of("UTC"),
                ShopEstate.of(Map.of()),
                List.of(),
                0,
                List.of(),
                List.of(),
                Map.of(),
                List.of(),
                Map.of(),
                Map.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                0,
                0,
                Narrated.NOTHING));
    }

    @Test
    void keepsAllAnchorsAndLocationsInOneFile() {
        Report report = ShopReport.report();
        String html = new String(Specimen.renderer("html").render(report), StandardCharsets.UTF_8);
        assertThat(report.entries()).allSatisfy(entry -> {
            Location at = entry.finding().location();
            assertThat(html).containsOnlyOnce("id=\"" + entry.anchor() + "\"").contains(at.toString());
        });
    }
}
