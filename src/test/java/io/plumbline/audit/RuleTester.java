package io.plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.RuleInfo;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs one rule over a project given as text and compares what it finds with the marks in the text. */
public final class RuleTester {

    private static final Audit AUDIT = Audit.ofAllRules();

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    private final String rule;

    private RuleTester(String rule) {
        this.rule = rule;
    }

    /** The ids of every rule. */
    static Stream<String> ids() {
        return AUDIT.rules().stream().map(RuleInfo::id);
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

    /** What it says on each finding and each thing it could not tell: where, about what, in which words, with which facts. */
    String said(String project) {
        AuditResult result = result(ProjectText.of(project));
        Stream<String> findings = result.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(RuleTester::said);
        Stream<String> gaps = result.gaps().stream()
                .map(gap -> "not seen: %s, %s: %s\n".formatted(gap.what(), gap.where(), gap.why()));
        return Stream.concat(findings, gaps).collect(Collectors.joining());
    }

    private static String said(Finding finding) {
        String cited = finding.citations().stream()
                .map(citation -> String.valueOf(citation.locator()))
                .collect(Collectors.joining(" "));
        return "%s %s\n  %s\n  %s\n  %s\n"
                .formatted(finding.location(), finding.subject(), finding.message(), finding.facts(), cited);
    }

    private List<Finding> findings(ProjectText project) {
        return result(project).findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    private AuditResult result(ProjectText project) {
        Estate estate = ProjectEstate.of(project);
        Set<String> others = AUDIT.rules().stream()
                .map(RuleInfo::id)
                .filter(id -> !id.equals(rule))
                .collect(Collectors.toSet());
        AuditSettings alone = Everywhere.on(rule, afterOthers() ? Set.of() : others);
        AuditResult result = AUDIT.run(estate, alone.on(TODAY));
        assertThat(result.gaps()).as("a rule that fails").noneMatch(gap -> gap.why()
                .startsWith("the rule failed"));
        return result;
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
