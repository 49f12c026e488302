package io.plumbline.model;

import java.util.Map;
import java.util.Set;

/**
 * What somebody chose about rules. A rule that is off by default runs where {@code enabled}, {@code severities} or {@code
 * thresholds} names it.
 *
 * @param enabled ids of rules that run
 * @param disabled ids of rules that do not run, whatever else is said about them here
 * @param severities rule id to severity, where it differs
 * @param thresholds rule id to threshold name to value, where they differ
 */
public record RuleChoices(
        Set<String> enabled,
        Set<String> disabled,
        Map<String, Severity> severities,
        Map<String, Map<String, Integer>> thresholds) {

    public RuleChoices {
        enabled = Set.copyOf(enabled);
        disabled = Set.copyOf(disabled);
        severities = Map.copyOf(severities);
        thresholds = Map.copyOf(thresholds);
    }

    public static RuleChoices none() {
        return new RuleChoices(Set.of(), Set.of(), Map.of(), Map.of());
    }

    /** Whether anything is said about a rule. */
    public boolean names(String rule) {
        return disabled.contains(rule) || turnsOn(rule);
    }

    /** Whether a rule is to run. */
    public boolean turnsOn(String rule) {
        return !disabled.contains(rule)
                && (enabled.contains(rule) || severities.containsKey(rule) || thresholds.containsKey(rule));
    }
}
