package io.plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Finding;
import io.plumbline.model.Gap;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An audit that is asked about one thing says the same of it as one that is asked about everything. */
class FocusTest {

    private static final Audit AUDIT = Audit.ofAllRules();

    static Stream<String> rules() {
        return RuleTester.ids();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theFindingsOnOneThingAreTheSame(String rule) {
        AuditSettings settings = Everywhere.on(rule, Set.of()).on(LocalDate.of(2026, 11, 27));
        RuleFixtures.of(rule).forEach((name, text) -> {
            Estate estate = ProjectEstate.of(ProjectText.of(text));
            List<Finding> all = AUDIT.run(estate, settings).findings();
            estate.own(Artifact.class).map(Artifact::id).distinct().forEach(id -> {
                AuditResult asked = AUDIT.run(estate, settings, Focus.on(Set.of(id), Set.of(), estate));
                assertThat(about(id, asked.findings())).as(name + ": " + id).isEqualTo(about(id, all));
            });
        });
    }

    @Test
    void theSqlOfWhatNobodyAskedAboutIsNotRead() {
        Estate estate = ProjectEstate.of(ProjectText.of("""
                == models/above.sql
                select 1 from
                == models/asked.sql
                select * from {{ ref('above') }}
                == models/beside.sql
                select 2 from
                """));

        AuditResult asked =
                AUDIT.run(estate, AuditSettings.defaults(), Focus.on(Set.of("model.shop.asked"), Set.of(), estate));

        assertThat(asked.gaps().stream()
                        .filter(gap -> gap.what().equals("the SQL of a model"))
                        .map(Gap::where))
                .containsExactly("models/above.sql");
    }

    private static List<Finding> about(String id, List<Finding> findings) {
        return findings.stream().filter(finding -> finding.subject().equals(id)).toList();
    }
}
