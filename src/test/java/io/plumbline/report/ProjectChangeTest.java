package io.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What changed in the projects themselves stands beside what changed among the findings. */
class ProjectChangeTest {

    private static String render(Report report, String format) {
        return new String(Specimen.renderer(format).render(report), StandardCharsets.UTF_8);
    }

    @Test
    void isInThePageTheMarkdownAndTheJsonAndInNothingElse() {
        for (ReportRenderer renderer : Specimen.renderers()) {
            assertThat(render(ShopReport.report(), renderer.format()).contains("read by 2 models, 1 exposure"))
                    .as(renderer.format())
                    .isEqualTo(List.of("html", "markdown", "json").contains(renderer.format()));
        }
    }

    @Test
    void saysBetweenWhichRevisionsAndHowMuchIsNotListed() {
        for (String format : List.of("html", "markdown")) {
            assertThat(render(ShopReport.report(), format))
                    .contains("2 models changed, 1 model renamed")
                    .contains("shop 5e0b7c9a4d2f..9f2c41d07ab3")
                    .contains("2 more changes");
        }
    }

    @Test
    void masksWhatIsSecretInIt() {
        String key = "AKIA" + "QWERTYUIOPASDFGH";
        ReportInput in = ShopReport.input();
        ProjectChange leaky = new ProjectChange(
                "shop",
                "",
                "a",
                "b",
                "1 model changed",
                List.of(new ProjectChange.Item("~ model a  models/" + key + ".sql", List.of("description " + key))),
                0,
                List.of());
        Report report = ReportBuilder.build(Inputs.changed(in, List.of(leaky)));
        assertThat(report.projectChanges()).hasSize(1);
        assertThat(report.projectChanges().toString()).doesNotContain(key).contains("<SECRET:aws_key:1>");
    }
}
