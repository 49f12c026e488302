package io.plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every rule owes its readers. */
class RuleContractTest {

    static Stream<AuditRule> rules() {
        return Rules.all().stream();
    }

    @Test
    void thereAreRulesAndTheirIdsAreUnique() {
        List<String> ids = rules().map(RuleContractTest::id).toList();
        assertThat(ids).hasSizeGreaterThan(28).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void isNamedByTheDefect(AuditRule rule) {
        assertThat(id(rule)).matches("[a-z]+(-[a-z]+)+");
        assertThat(rule.getClass().getSimpleName()).isEqualTo(camelCase(id(rule)));
        assertThat(rule.getClass().getModifiers() & Modifier.FINAL).as("final").isNotZero();
        assertThat(rule.getClass().getModifiers() & Modifier.PUBLIC)
                .as("public")
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void saysItInOneLine(AuditRule rule) {
        String summary = rule.getClass().getAnnotation(Rule.class).summary();
        assertThat(summary)
                .isNotBlank()
                .hasSizeLessThanOrEqualTo(80)
                .doesNotEndWith(".")
                .doesNotContain("\n");
    }

    @ParameterizedTest
    @MethodSource("rules")
    void explainsItselfOnItsPage(AuditRule rule) {
        RulePage page = RulePage.of(rule.getClass());
        assertThat(page.sections().keySet()).contains("Why", "Example", "Remedy", "Thresholds");
        assertThat(page.sections().values().stream().skip(1)).noneMatch(String::isBlank);
        assertThat(page.text()).startsWith("# " + id(rule) + "\n");
        assertThat(page.text().lines()).allMatch(line -> line.length() <= 120);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void hasACaseItFindsAndACorrectedTwin(AuditRule rule) {
        Map<String, String> cases = RuleFixtures.of(id(rule));
        List<ProjectText> projects =
                cases.values().stream().map(ProjectText::of).toList();
        assertThat(projects).as("cases with a FINDING").anyMatch(p -> !p.marked(id(rule))
                .isEmpty());
        assertThat(projects).as("silent cases").anyMatch(p -> !p.marksAnything());
    }

    private static String id(AuditRule rule) {
        return rule.getClass().getAnnotation(Rule.class).id();
    }

    private static String camelCase(String id) {
        StringBuilder name = new StringBuilder();
        for (String part : id.split("-")) {
            name.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
        }
        return name.toString();
    }
}
