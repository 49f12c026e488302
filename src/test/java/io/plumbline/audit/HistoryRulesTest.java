package io.plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Area;
import io.plumbline.model.Estate;
import io.plumbline.model.FileHistory;
import io.plumbline.model.Finding;
import io.plumbline.model.RepositoryHistory;
import io.plumbline.model.RuleInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the rules about the past owe to a past that nobody knows. */
class HistoryRulesTest {

    private static final Audit AUDIT = Audit.ofAllRules();

    static Stream<String> rules() {
        return Rules.all().stream()
                .filter(rule -> rule.getClass().getPackageName().endsWith(".git"))
                .map(rule -> rule.getClass().getAnnotation(Rule.class).id());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void sayNothingWhereTheHistoryIsCut(String rule) {
        List<ProjectText> found = RuleFixtures.of(rule).values().stream()
                .map(ProjectText::of)
                .filter(project -> !project.marked(rule).isEmpty())
                .toList();
        assertThat(found).isNotEmpty().allSatisfy(project -> {
            RepositoryHistory whole = TextRepository.history(project, Objects.requireNonNull(project.history()));
            assertThat(findings(rule, ProjectEstate.of(project, List.of(whole))))
                    .isNotEmpty();
            AuditResult blind = AUDIT.run(ProjectEstate.of(project, List.of(cut(whole))), AuditSettings.defaults());
            assertThat(blind.findings()).extracting(Finding::rule).doesNotContain(rule);
            assertThat(blind.rules()).extracting(RuleInfo::id).doesNotContain(rule);
        });
    }

    @Test
    void doNotRunWhereNoHistoryWasRead() {
        AuditResult result = AUDIT.run(
                ProjectEstate.of(ProjectText.of("== models/orders.sql\nselect 1 as id\n")), AuditSettings.defaults());

        assertThat(result.rules()).extracting(RuleInfo::area).isNotEmpty().doesNotContain(Area.HISTORY);
        assertThat(result.score()).isNotEmpty().doesNotContainKey(Area.HISTORY);
    }

    @Test
    void sayNothingOfASecretButWhereItIs() {
        List<Finding> found = RuleFixtures.of("secret-in-history").values().stream()
                .flatMap(project -> findings("secret-in-history", ProjectEstate.of(ProjectText.of(project))).stream())
                .toList();

        assertThat(found).hasSizeGreaterThan(2).allSatisfy(finding -> {
            assertThat(finding.message() + finding.facts()).doesNotContain("Zk3vQ8", "tr0ub4dor");
            assertThat(finding.facts()).containsKeys("kinds", "lines", "commit");
        });
    }

    private static List<Finding> findings(String rule, Estate estate) {
        return AUDIT.run(estate, AuditSettings.defaults()).findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .toList();
    }

    private static RepositoryHistory cut(RepositoryHistory whole) {
        Map<String, FileHistory> files = new TreeMap<>();
        whole.files().forEach((path, file) -> files.put(path, cut(file)));
        return new RepositoryHistory(
                whole.source(),
                whole.tip(),
                whole.commits(),
                files,
                whole.coChanges(),
                whole.largeFiles(),
                whole.secrets(),
                whole.leftOut(),
                whole.gaps());
    }

    private static FileHistory cut(FileHistory file) {
        return new FileHistory(
                file.path(),
                file.formerPaths(),
                file.commits(),
                file.added(),
                file.removed(),
                file.uncounted(),
                file.first(),
                file.last(),
                file.created(),
                file.reverts(),
                false,
                file.authorship(),
                file.lines(),
                file.owner());
    }
}
