package io.plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Estate;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** When a convention of the evaluator is taken for a project's own. */
class ConventionTest {

    @Test
    void aConventionThatFourOfTwentyOneFollowIsNotTheProjects() {
        AuditResult result = audit(models(4, 17), AuditSettings.defaults());

        assertThat(misnamed(result)).isZero();
        assertThat(result.gaps())
                .anyMatch(gap -> gap.what().equals("rule misnamed-model")
                        && gap.why().startsWith("4 of 21 follow the convention"));
    }

    @Test
    void oneThatAFifthFollowIs() {
        assertThat(misnamed(audit(models(5, 20), AuditSettings.defaults()))).isEqualTo(20);
    }

    @Test
    void fewerThanTwentyNodesHaveNoHabitYet() {
        assertThat(misnamed(audit(models(0, 19), AuditSettings.defaults()))).isEqualTo(19);
    }

    @Test
    void aProjectThatSetsTheEvaluatorsVariablesHasChosen() {
        String chosen = """
                == dbt_project.yml
                name: shop
                vars: {dbt_project_evaluator: {staging_prefixes: [stg_]}}
                """;

        assertThat(misnamed(audit(chosen + models(0, 20), AuditSettings.defaults())))
                .isEqualTo(20);
    }

    @Test
    void aThresholdOfZeroListsEveryNode() {
        AuditSettings all = Everywhere.threshold("misnamed-model", "least_followed_percent", 0, Set.of());

        assertThat(misnamed(audit(models(0, 20), all))).isEqualTo(20);
    }

    private static String models(int named, int unnamed) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < named + unnamed; i++) {
            text.append("== models/staging/%s%d.sql\nselect 1 as id\n".formatted(i < named ? "stg_" : "m", i));
        }
        return text.toString();
    }

    private static AuditResult audit(String text, AuditSettings settings) {
        Estate estate = ProjectEstate.of(ProjectText.of(text));
        return Audit.ofAllRules().run(estate, settings);
    }

    private static long misnamed(AuditResult result) {
        return result.findings().stream()
                .filter(finding -> finding.rule().equals("misnamed-model"))
                .count();
    }
}
