package io.plumbline.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.Suppressed;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SuppressionsTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 3, 31);

    @Test
    void listsWhatIsAcceptedWithReasonOwnerAndEnd() {
        AuditResult result = audit("""
                == models/fct_orders.sql
                -- plumbline: ignore root-model because by hand; and small; owner data-team; until 2027-03-31
                select 1 as order_id
                """);
        assertThat(rules(result)).doesNotContain("root-model", "unused-suppression", "expired-suppression");
        Suppressed one = only(result, "root-model");
        assertThat(one.reason()).isEqualTo("by hand; and small");
        assertThat(one.owner()).isEqualTo("data-team");
        assertThat(one.until()).isEqualTo("2027-03-31");
        assertThat(one.declared()).hasToString("models/fct_orders.sql:1");
    }

    @Test
    void showsTheFindingAgainOnTheDayAfterTheLast() {
        AuditResult result = audit("""
                == models/fct_orders.sql
                -- plumbline: ignore root-model because by hand; until 2027-03-30
                select 1 as order_id
                """);
        assertThat(rules(result)).contains("root-model", "expired-suppression");
        assertThat(result.suppressed()).isEmpty();
    }

    @Test
    void coversTheLineBesideTheCommentAndNoOther() {
        AuditResult result = audit("""
                == models/fct_orders.sql
                select a, b, c from {{ source('raw', 'orders') }} where
                    a = null -- plumbline: ignore comparison-with-null because an old tool reads it
                    /* plumbline: ignore comparison-with-null because the same tool */

                    or b = null
                    or c = null
                == models/sources.yml
                sources: [{name: raw, tables: [{name: orders}]}]
                """);
        assertThat(result.suppressed())
                .filteredOn(one -> one.rule().equals("comparison-with-null"))
                .extracting(one -> one.location().line())
                .containsExactly(2, 5);
        assertThat(result.findings())
                .filteredOn(finding -> finding.rule().equals("comparison-with-null"))
                .extracting(finding -> finding.location().line())
                .containsExactly(6);
    }

    @Test
    void coversWhatAFileDefinesFromAboveAllItsCode() {
        AuditResult result = audit("""
                == models/fct_orders.sql
                -- plumbline: ignore undocumented-model because it goes next month
                select 1 as order_id
                == models/fct_lines.sql
                select 1 as line_id
                == models/schema.yml
                models:
                  - name: fct_orders
                  - name: fct_lines
                """);
        assertThat(result.suppressed()).extracting(Suppressed::subject).containsExactly("model.shop.fct_orders");
        assertThat(subjects(result, "undocumented-model")).containsExactly("model.shop.fct_lines");
    }

    @Test
    void coversTheNodeWhoseMetaSaysSoAndNoOther() {
        AuditResult result = audit("""
                == models/fct_orders.sql
                select 1 as order_id
                == models/fct_lines.sql
                select 1 as line_id
                == models/schema.yml
                models:
                  - name: fct_orders
                    config:
                      meta:
                        plumbline: {ignore: [{rule: root-model, because: by hand, owner: data-team}]}
                """);
        Suppressed one = only(result, "root-model");
        assertThat(one.subject()).isEqualTo("model.shop.fct_orders");
        assertThat(one.reason()).isEqualTo("by hand");
        assertThat(one.owner()).isEqualTo("data-team");
        assertThat(subjects(result, "root-model")).containsExactly("model.shop.fct_lines");
    }

    @Test
    void coversTheColumnWhoseMetaSaysSoAndNoOther() {
        AuditResult result = audit("""
                == models/fct_orders.sql
                select
                    price::float as net_price,
                    tax::float as tax_amount
                from {{ source('raw', 'orders') }}
                == models/schema.yml
                sources: [{name: raw, tables: [{name: orders}]}]
                models:
                  - name: fct_orders
                    columns:
                      - {name: Net_Price, meta: {plumbline: {ignore: [{rule: money-as-float, because: an index}]}}}
                """);
        assertThat(result.suppressed())
                .extracting(one -> one.rule() + " " + one.location().line())
                .containsExactly("money-as-float 2");
        assertThat(result.findings())
                .filteredOn(finding -> finding.rule().equals("money-as-float"))
                .extracting(finding -> finding.location().line())
                .containsExactly(3);
    }

    @Test
    void isNotUnusedWhereItsRuleDidNotRun() {
        ProjectText project = ProjectText.of("""
                == models/fct_orders.sql
                -- plumbline: ignore root-model because by hand
                select 1 as order_id
                """);
        AuditSettings off = Everywhere.off(Set.of("root-model")).on(TODAY);
        AuditResult result = Audit.ofAllRules().run(ProjectEstate.of(project), off);
        assertThat(rules(result)).doesNotContain("root-model", "unused-suppression");
    }

    @Test
    void leavesTheScoreOfAcceptedFindingsAlone() {
        AuditResult accepted = audit("""
                == models/fct_orders.sql
                -- plumbline: ignore root-model because by hand
                select 1 as order_id
                """);
        AuditResult open = audit("""
                == models/fct_orders.sql
                select 1 as order_id
                """);
        var modeling = Area.MODELING;
        assertThat(accepted.score().get(modeling)).isGreaterThan(open.score().get(modeling));
    }

    private static AuditResult audit(String project) {
        AuditSettings settings = AuditSettings.defaults().on(TODAY);
        return Audit.ofAllRules().run(ProjectEstate.of(ProjectText.of(project)), settings);
    }

    private static List<String> rules(AuditResult result) {
        return result.findings().stream().map(Finding::rule).toList();
    }

    private static List<String> subjects(AuditResult result, String rule) {
        return result.findings().stream()
                .filter(finding -> finding.rule().equals(rule))
                .map(Finding::subject)
                .toList();
    }

    private static Suppressed only(AuditResult result, String rule) {
        return result.suppressed().stream()
                .filter(one -> one.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
