package io.plumbline.audit;

import io.plumbline.model.Severity;
import java.util.Map;
import java.util.Set;

/**
 * What a job says about its rules. A rule that is off by default runs where {@code severities} or {@code thresholds}
 * names it.
 *
 * @param disabled ids of rules that do not run
 * @param severities rule id to severity, where it differs from the rule's own
 * @param thresholds rule id to threshold name to value (Number, String, Boolean or List), where they differ from the
 *     rule's own
 */
public record AuditSettings(
        Set<String> disabled, Map<String, Severity> severities, Map<String, Map<String, Object>> thresholds) {

    public AuditSettings {
        disabled = Set.copyOf(disabled);
        severities = Map.copyOf(severities);
        thresholds = Map.copyOf(thresholds);
    }

    /** Every rule as it stands. */
    public static AuditSettings defaults() {
        return new AuditSettings(Set.of(), Map.of(), Map.of());
    }

    boolean names(String rule) {
        return severities.containsKey(rule) || thresholds.containsKey(rule);
    }
}
