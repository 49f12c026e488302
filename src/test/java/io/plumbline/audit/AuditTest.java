package io.plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.Area;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.RuleInfo;
import io.plumbline.model.Severity;
import io.plumbline.parse.DbtSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AuditTest {

    private static final Estate ESTATE = ProjectEstate.of(ProjectText.of("""
            == models/fct_orders.sql
            select 1 as id
            == models/fct_lines.sql
            select 2 as id
            == models/schema.yml
            models:
              - name: fct_lines
                description: One row per line.
            """));

    /** Local, so that no scan of the classpath takes it for a rule of the product. */
    private static AuditRule failing() {
        @Rule(id = "root-model", area = Area.MODELING, severity = Severity.ERROR, summary = "Fails on purpose")
        final class Failing implements AuditRule {
            @Override
            public Stream<Finding> check(RuleContext context) {
                return Stream.of(1).map(one -> {
                    throw new IllegalStateException("broken on purpose");
                });
            }
        }
        return new Failing();
    }

    private static AuditRule twice() {
        @Rule(id = "unused-source", area = Area.MODELING, severity = Severity.ERROR, summary = "Says it twice")
        final class Twice implements AuditRule {
            @Override
            public Stream<Finding> check(RuleContext context) {
                return context.estate().models().limit(1).flatMap(m -> Stream.of("a", "b")
                        .flatMap(text -> context.finding(m, "", text, m.location(), Map.of())));
            }
        }
        return new Twice();
    }

    @Test
    void sqlIsReadInTheDialectOfTheProjectsAdapter() {
        ProjectText project = ProjectText.of("""
                == models/fct_orders.sql
                select id from shop-data.raw.orders where id > 0
                """);
        AuditSettings settings = AuditSettings.defaults();
        DbtSettings bigquery = new DbtSettings("prod", "bigquery", Map.of());

        assertThat(Audit.ofAllRules().run(ProjectEstate.of(project), settings).gaps())
                .hasSize(1);
        assertThat(Audit.ofAllRules()
                        .run(ProjectEstate.of(project, bigquery), settings)
                        .gaps())
                .isEmpty();
    }

    @Test
    void aRuleThatThrowsBecomesAGapAndCostsNothingElse() {
        List<AuditRule> rules = new ArrayList<>(rulesBut("root-model"));
        rules.add(failing());

        AuditResult result = new Audit(rules).run(ESTATE, AuditSettings.defaults());

        assertThat(result.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.what()).isEqualTo("rule root-model");
            assertThat(gap.why()).contains("broken on purpose");
        });
        assertThat(result.findings()).extracting(Finding::rule).contains("undocumented-model");
    }

    @Test
    void oneFingerprintTwiceIsABug() {
        Audit audit = new Audit(List.of(twice()));

        assertThatThrownBy(() -> audit.run(ESTATE, AuditSettings.defaults()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("unused-source gives one fingerprint twice");
    }

    @Test
    void twoRulesOfOneNameAreRefused() {
        List<AuditRule> rules = new ArrayList<>(Rules.all());
        rules.add(failing());

        assertThatThrownBy(() -> new Audit(rules)).hasMessage("two rules are named root-model");
    }

    @Test
    void theOrderOfTheRulesChangesNothing() {
        List<AuditRule> reversed = new ArrayList<>(Rules.all());
        Collections.reverse(reversed);

        assertThat(new Audit(reversed).run(ESTATE, AuditSettings.defaults()))
                .isEqualTo(Audit.ofAllRules().run(ESTATE, AuditSettings.defaults()));
    }

    @Test
    void gravestFindingsComeFirst() {
        AuditSettings settings = Everywhere.severity("undocumented-model", Severity.ERROR);

        List<Finding> findings = Audit.ofAllRules().run(ESTATE, settings).findings();

        assertThat(findings.get(0).rule()).isEqualTo("undocumented-model");
        assertThat(findings).extracting(Finding::severity).isSortedAccordingTo(Collections.reverseOrder());
    }

    @Test
    void disabledRulesDoNotRun() {
        AuditSettings settings = Everywhere.off(Set.of("undocumented-model"));

        AuditResult result = Audit.ofAllRules().run(ESTATE, settings);

        assertThat(result.findings()).extracting(Finding::rule).doesNotContain("undocumented-model");
        assertThat(result.rules()).extracting(RuleInfo::id).doesNotContain("undocumented-model");
    }

    @Test
    void thresholdsReachTheRule() {
        AuditSettings settings =
                Everywhere.threshold("low-documentation-coverage", "documentation_coverage_target", 50, Set.of());

        assertThat(Audit.ofAllRules().run(ESTATE, settings).findings())
                .extracting(Finding::rule)
                .contains("low-test-coverage")
                .doesNotContain("low-documentation-coverage");
    }

    @Test
    void healthCountsEachSubjectOnceByItsGravestFinding() {
        AuditSettings settings = Everywhere.off(rulesBut("undocumented-model").stream()
                .map(rule -> rule.getClass().getAnnotation(Rule.class).id())
                .collect(Collectors.toSet()));

        AuditResult result = Audit.ofAllRules().run(ESTATE, settings);

        assertThat(result.findings()).hasSize(1);
        assertThat(result.score()).containsExactly(Map.entry(Area.DOCUMENTATION, 75));
    }

    @Test
    void anEstateWithoutSubjectsHasNoScore() {
        Estate empty = new Estate(List.of(), List.of(), List.of(), List.of());

        assertThat(Audit.ofAllRules().run(empty, AuditSettings.defaults()).score())
                .isEmpty();
    }

    private static List<AuditRule> rulesBut(String id) {
        return Rules.all().stream()
                .filter(rule -> !rule.getClass().getAnnotation(Rule.class).id().equals(id))
                .toList();
    }
}
