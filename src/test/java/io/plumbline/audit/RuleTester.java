package io.plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.RuleInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Runs one rule over a project given as text and compares what it finds with the marks in the text. */
public final class RuleTester {

    private static final Audit AUDIT = Audit.ofAllRules();

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private final String rule;

    private RuleTester(String rule) {
        this.rule = rule;
    }

    /** A tester of the rule of that id. */
    public static RuleTester of(String rule) {
        assertThat(AUDIT.rules()).extracting(RuleInfo::id).contains(rule);
        return new RuleTester(rule);
    }

    /** Every marked line is found, every other line is silent, and a shift of lines changes no fingerprint. */
    public void check(String project) {
        ProjectText text = ProjectText.of(project);
        List<Finding> findings = findings(text);
        assertThat(findings.stream()
                        .map(f -> f.location().path() + ":" + f.location().line())
                        .sorted())
                .as(() -> rule + " found "
                        + findings.stream()
                                .map(f -> "\n  " + f.location() + " " + f.message())
                                .toList())
                .containsExactlyElementsOf(text.marked(rule));
        assertThat(findings).allSatisfy(RuleTester::wellFormed);
        assertThat(fingerprints(findings(text.shifted())))
                .as("fingerprints after a shift of lines")
                .isEqualTo(fingerprints(findings));
    }

    /** What the rule finds. */
    public List<Finding> findings(String project) {
        return findings(ProjectText.of(project));
    }

    private List<Finding> findings(ProjectText project) {
        Estate estate = ProjectEstate.of(project);
        Set<String> others = AUDIT.rules().stream()
                .map(RuleInfo::id)
                .filter(id -> !id.equals(rule))
                .collect(Collectors.toSet());
        AuditSettings alone =
                AuditSettings.everywhere(afterOthers() ? Set.of() : others, Map.of(), Map.of(rule, Map.of()));
        AuditResult result = AUDIT.run(estate, alone.on(TODAY));
        assertThat(result.gaps()).as("a rule that fails").noneMatch(gap -> gap.why()
                .startsWith("the rule failed"));
        return result.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    private boolean afterOthers() {
        return Rules.all().stream()
                .anyMatch(other -> other.afterOthers()
                        && other.getClass().getAnnotation(Rule.class).id().equals(rule));
    }

    private static void wellFormed(Finding finding) {
        assertThat(finding.message()).isNotBlank().doesNotContain("`null`").doesNotEndWith(".");
        assertThat(finding.citations().get(0).quote())
                .as("the cited text of " + finding.message())
                .isNotNull();
    }

    private static Set<String> fingerprints(List<Finding> findings) {
        return findings.stream().map(Finding::fingerprint).collect(Collectors.toSet());
    }
}
