package io.plumbline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plumbline.model.Area;
import io.plumbline.model.RuleInfo;
import io.plumbline.model.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditFileTest {

    private static final List<RuleInfo> RULES =
            List.of(rule("root-model", "fct_root_models"), rule("model-fanout", ""));

    private static RuleInfo rule(String id, String alias) {
        return new RuleInfo(id, List.of(alias), Area.STRUCTURE, Severity.WARNING, List.of("leaves"), "", "", "", "");
    }

    @Test
    void readsRulesPartsAndWhatIsAccepted() {
        AuditSpec spec = read("""
                rules:
                  fct_root_models: off
                  model-fanout: {leaves: 5, severity: error}
                parts:
                  - select: path:models/legacy
                    rules: {root-model: on}
                ignore:
                  - rule: [root-model, model-fanout]
                    select: tag:manual
                    because: finance types them in
                    owner: finance
                    until: 2027-03-31
                """);

        assertThat(spec.sections().get(0).select()).isNull();
        assertThat(spec.sections().get(0).choices().disabled()).containsExactly("root-model");
        assertThat(spec.sections().get(0).choices().severities()).containsEntry("model-fanout", Severity.ERROR);
        assertThat(spec.sections().get(0).choices().thresholds().get("model-fanout"))
                .containsOnlyKeys("leaves")
                .containsEntry("leaves", 5);
        assertThat(spec.sections().get(1).select()).hasToString("path:models/legacy");
        assertThat(spec.sections().get(1).choices().enabled()).containsExactly("root-model");
        assertThat(spec.accepted())
                .hasSize(2)
                .allMatch(one -> one.line() == 8 && one.owner().equals("finance"));
        assertThat(spec.accepted().get(0).until()).isEqualTo("2027-03-31");
    }

    @Test
    void tellsEveryMistakeAtOnceWithItsLine() {
        List<Problem> problems = problems("""
                rulez: {}
                rules:
                  root-modell: off
                  model-fanout: fatal
                parts:
                  - rules: {root-model: off}
                  - {select: "tagg:x", rules: {root-model: off}}
                ignore:
                  - {rule: root-model}
                  - {rule: root-model, because: it is late, until: next week}
                """);

        assertThat(problems).extracting(Problem::line).containsExactly(1, 3, 4, 6, 7, 9, 10);
        assertThat(problems)
                .extracting(Problem::action)
                .contains("Did you mean \"rules\"?", "Did you mean \"root-model\"?", "Did you mean \"tag\"?");
        assertThat(problems).extracting(Problem::toString).allMatch(text -> text.startsWith("shop/plumbline.yml:"));
    }

    @Test
    void aThresholdIsOneOfTheRuleAndAWholeNumber() {
        List<Problem> problems = problems("""
                rules:
                  model-fanout: {leavs: 5}
                  root-model:
                    leaves: many
                    severity: fatal
                parts:
                  - {select: "tag:x", rules: {model-fanout: {leaves: -1}}}
                """);

        assertThat(problems).extracting(Problem::line).containsExactly(2, 4, 5, 7);
        assertThat(problems.get(0).problem()).contains("\"leavs\"; expected severity or leaves");
        assertThat(problems.get(0).action()).isEqualTo("Did you mean \"leaves\"?");
        assertThat(problems.get(1).problem()).contains("\"many\" as \"leaves\"; expected a whole number from 0");
    }

    @Test
    void anAnchorThatHoldsItselfIsToldOnce() {
        for (String endless : List.of("&a {root-model: *a}", "&a [*a]", "&a {? *a : off}", "&a {b: [{c: *a}]}")) {
            assertThat(problems("rules: " + endless + "\n"))
                    .as(endless)
                    .singleElement()
                    .matches(problem -> problem.problem().contains("contains itself"));
        }
        assertThat(read("rules: {root-model: &a {leaves: 3}, model-fanout: *a}").sections())
                .hasSize(1);
    }

    @Test
    void nothingOfTheProcessGoesIntoIt() {
        AuditSpec spec = read("""
                ignore:
                  - {rule: root-model, because: "${PATH} ${file:/etc/passwd}", owner: "${HOME}"}
                """);

        assertThat(spec.accepted().get(0).because()).isEqualTo("${PATH} ${file:/etc/passwd}");
        assertThat(spec.accepted().get(0).owner()).isEqualTo("${HOME}");
    }

    @Test
    void anEmptyFileSaysNothingAndBrokenYamlIsToldByItsLine() {
        assertThat(read("").sections()).isEmpty();
        assertThat(problems("rules: {root-model: off\n")).singleElement().matches(problem -> problem.problem()
                .startsWith("this is no YAML"));
        assertThat(problems("- a\n")).singleElement().matches(problem -> problem.problem()
                .contains("expected a mapping"));
        assertThat(problems("parts: {select: x}\n")).hasSize(1);
        assertThat(problems("ignore: root-model\n")).singleElement().matches(problem -> problem.problem()
                .contains("expected a list"));
    }

    private static AuditSpec read(String text) {
        return AuditFile.read("shop/plumbline.yml", text, RULES);
    }

    private static List<Problem> problems(String text) {
        return catchThrowableOfType(SettingsException.class, () -> read(text)).problems();
    }
}
