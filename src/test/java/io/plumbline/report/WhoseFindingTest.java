package io.plumbline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Who answers for a finding, why, and since when its lines stand, in the formats that are read in passing. */
class WhoseFindingTest {

    private static final String AGE = "lines unchanged since 2025-11-02, 385 days (3b7d0c5e91a2 by Ada Byron)";

    private static String render(String format) {
        return new String(Specimen.renderer(format).render(ShopReport.report()), StandardCharsets.UTF_8);
    }

    private static String words(String text) {
        return text.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }

    @Test
    void aCheckSaysItBelowEachPlace() {
        assertThat(words(CheckText.of(ShopReport.report(), 0, false, false)))
                .contains("owner Ada Byron (wrote 61 of 80 lines (76 %)); " + AGE)
                .contains("owner finance (owner of its group finance); lines unchanged since 2026-08-14")
                .doesNotContain("no owner declared");
    }

    @Test
    void aCheckFitsAHundredColumns() {
        assertThat(CheckText.of(ShopReport.report(), 0, false, false).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail", "mail-text"})
    void aMailSaysItOfItsActionsAndFindings(String format) {
        assertThat(words(render(format)))
                .contains("owner finance (owner of its group finance)")
                .contains("owner Ada Byron (wrote 61 of 80 lines (76 %)); " + AGE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"terminal", "html", "markdown"})
    void anActionSaysWhyItsOwnerIsTheOwner(String format) {
        String text = words(render(format));
        assertThat(text.substring(text.indexOf("Do this first")))
                .contains("owner finance (owner of its group finance)");
    }

    @Test
    void sarifHoldsItAsTheJsonReportDoes() {
        List<JsonNode> sarif = withAge(render("sarif"), "/runs/0/results", "/properties");
        assertThat(sarif).hasSize(2).isEqualTo(withAge(render("json"), "/findings", ""));
        assertThat(sarif).extracting(node -> node.get("owner").asString()).containsExactly("finance", "Ada Byron");
        assertThat(sarif.get(0).at("/linesSince/at").asString()).isEqualTo("2026-08-14T10:20:00Z");
    }

    /** Owner, reason and age of the findings that have all of them. */
    private static List<JsonNode> withAge(String json, String findings, String properties) {
        return JsonMapper.shared()
                .readTree(json)
                .at(findings)
                .valueStream()
                .map(finding -> (ObjectNode) finding.at(properties))
                .filter(node -> node.path("linesSince").isObject())
                .map(node -> (JsonNode) node.retain("owner", "ownerBecause", "linesSince"))
                .toList();
    }
}
