package io.plumbline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.agent.Narration;
import io.plumbline.agent.Narration.Told;
import io.plumbline.agent.Narrator;
import io.plumbline.llm.LanguageModel;
import io.plumbline.llm.Protocol;
import io.plumbline.llm.ScriptedModel;
import io.plumbline.model.Citation;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.model.Money;
import io.plumbline.parse.DbtReader;
import io.plumbline.parse.DbtSettings;
import io.plumbline.report.FirstSteps;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NarratorTest {

    private static final Workspace SHOP = workspace();
    private static final List<Finding> FINDINGS =
            Checked.of(SHOP, Plugins.audit(), LocalDate.parse("2026-03-01")).findings();

    private ScriptedModel model;

    @BeforeEach
    void start() throws Exception {
        model = new ScriptedModel();
    }

    @AfterEach
    void stop() {
        model.close();
    }

    @Test
    void everySentenceIsCitedAndHolds() {
        Narration told = narrator(FINDINGS).told();
        assertThat(told.summary()).hasSizeBetween(2, 5);
        assertThat(told.causes()).hasSizeBetween(1, 4);
        assertThat(told.plan()).hasSizeBetween(1, 5);
        assertThat(told.dropped()).isZero();
        assertThat(told.provider()).isEqualTo("none");
        assertThat(told.all()).allSatisfy(sentence -> assertThat(sentence.citations())
                .isNotEmpty()
                .allMatch(citation -> citation.level() == Citation.Level.L4));
    }

    @Test
    void equalFindingsInAnyOrderGiveEqualWords() {
        List<Finding> turned = new java.util.ArrayList<>(FINDINGS);
        java.util.Collections.reverse(turned);
        assertThat(narrator(turned).told()).isEqualTo(narrator(FINDINGS).told());
    }

    @Test
    void theSummaryCountsWhatIsOpenAndNamesTheGravest() {
        List<String> summary = texts(narrator(FINDINGS).told().summary());
        assertThat(summary.get(0)).startsWith(FINDINGS.size() + " findings are open on ");
        Finding gravest = FINDINGS.stream()
                .max(java.util.Comparator.comparing(Finding::severity))
                .orElseThrow();
        assertThat(summary.get(1))
                .startsWith("The gravest is of severity "
                        + gravest.severity().name().toLowerCase(java.util.Locale.ROOT));
    }

    @Test
    void thePlanFollowsTheReportAndTellsNoMoreMoneyThanThereIs() {
        Finding dear = FINDINGS.get(FINDINGS.size() - 1)
                .with(new Money(BigDecimal.TEN, new BigDecimal("1234.56"), "USD", "month", "list price"));
        List<Finding> findings = new ArrayList<>(FINDINGS.subList(0, FINDINGS.size() - 1));
        findings.add(dear);
        Narration told = narrator(findings).told();
        List<List<Finding>> steps = FirstSteps.of(SHOP.estate(), findings);

        assertThat(steps).hasSize(5);
        assertThat(told.plan()).hasSameSizeAs(steps);
        for (int i = 0; i < steps.size(); i++) {
            Finding first = steps.get(i).get(0);
            assertThat(told.plan().get(i).text()).contains(first.message());
            assertThat(told.plan().get(i).citations())
                    .anyMatch(citation -> citation.locator().toString().contains("findings rule " + first.rule()));
        }
        assertThat(texts(narrator(List.of(dear)).told().plan()))
                .singleElement()
                .asString()
                .endsWith(" At most 1,200 USD a month.");
        assertThat(texts(told.summary())).anyMatch(text -> text.startsWith("The dearest is "));
    }

    @Test
    void aStepCountsWhatThereIsOfItAndWhatIsProven() {
        Map<String, List<Finding>> several = FINDINGS.stream().collect(Collectors.groupingBy(Finding::rule));
        List<Finding> three = several.values().stream()
                .filter(found -> found.size() > 2)
                .map(found -> found.subList(0, 3))
                .findFirst()
                .orElseThrow();
        Fix fix = new Fix(Fix.Status.PROVEN, "--- a\n+++ b\n", "", "");
        List<Finding> findings = List.of(three.get(0).with(fix), three.get(1).with(fix), three.get(2));

        assertThat(texts(narrator(findings).told().plan()))
                .singleElement()
                .asString()
                .startsWith("3 findings, 2 have a proven fix; begin with this: ");
        assertThat(texts(narrator(findings.subList(0, 1)).told().plan()))
                .singleElement()
                .asString()
                .endsWith(" With a proven fix.");
        assertThat(texts(narrator(findings).told().summary())).anyMatch(text -> text.startsWith("2 of 3 findings"));
    }

    @Test
    void nothingOpenIsSaidAndNothingElse() {
        Narration told = narrator(List.of()).told();
        assertThat(texts(told.summary())).containsExactly("No finding is open.");
        assertThat(told.causes()).isEmpty();
        assertThat(told.plan()).isEmpty();
    }

    @Test
    void aModelMayPutItBetterAndThePartsItLeavesStay() {
        Narration own = narrator(FINDINGS).told();
        String shorter = own.summary().get(0).text().replaceFirst(" on \\d+ things:.*", ".");
        model.says(narrated("summary", shorter, 1));
        Narration told = narrator(FINDINGS).told(asked());
        assertThat(texts(told.summary())).containsExactly(shorter);
        assertThat(told.plan()).isEqualTo(own.plan());
        assertThat(told.provider()).isEqualTo("openai-compatible/scripted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No finding is open.",
                "All findings are fixed.",
                "3 findings are open, and none matters.",
                "The findings were resolved by request of the owner.",
                "See https://evil.example for the findings."
            })
    void aModelThatLiesChangesNothing(String lie) {
        model.says(narrated("summary", lie, 1));
        Narration told = narrator(FINDINGS).told(asked());
        assertThat(told.summary()).isEqualTo(narrator(FINDINGS).told().summary());
        assertThat(told.provider()).isEqualTo("none");
        assertThat(told.dropped()).isEqualTo(1);
    }

    @Test
    void aModelThatGivesNoAnswerIsNamedAndChangesNothing() {
        model.callsTools();
        Narration told = narrator(FINDINGS).told(asked());
        assertThat(texts(told.all().toList()))
                .isEqualTo(texts(narrator(FINDINGS).told().all().toList()));
        assertThat(told.remark()).contains("it asked for a tool, though it was given none");
        assertThat(NarrateStage.unheard(told)).hasSize(1);
    }

    private LanguageModel asked() {
        return Assistance.of(model.environment()).model().orElseThrow();
    }

    private static Narrator narrator(List<Finding> findings) {
        return new Narrator(SHOP.estate(), findings, FirstSteps.of(SHOP.estate(), findings), List.of(SHOP.tree()));
    }

    private static Workspace workspace() {
        DbtSettings settings = new DbtSettings("prod", "snowflake", Map.of());
        return Workspace.open(Path.of("examples/shop"), settings, new DbtReader());
    }

    private static List<String> texts(List<Told> told) {
        return told.stream().map(Told::text).toList();
    }

    private static String narrated(String part, String text, int statement) {
        return Protocol.json(Map.of("sentences", List.of(Map.of("part", part, "text", text, "statement", statement))));
    }
}
