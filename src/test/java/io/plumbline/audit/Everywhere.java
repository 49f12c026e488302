package io.plumbline.audit;

import io.plumbline.model.RuleChoices;
import io.plumbline.model.Severity;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings that say the same of the whole estate. */
final class Everywhere {

    private Everywhere() {}

    static AuditSettings off(Set<String> rules) {
        return settings(new RuleChoices(Set.of(), rules, Map.of(), Map.of()));
    }

    /** A rule runs, even one that is off by default, and others do not. */
    static AuditSettings on(String rule, Set<String> off) {
        return settings(new RuleChoices(Set.of(rule), off, Map.of(), Map.of()));
    }

    static AuditSettings severity(String rule, Severity severity) {
        return settings(new RuleChoices(Set.of(), Set.of(), Map.of(rule, severity), Map.of()));
    }

    static AuditSettings threshold(String rule, String name, int value, Set<String> off) {
        return settings(new RuleChoices(Set.of(), off, Map.of(), Map.of(rule, Map.of(name, value))));
    }

    private static AuditSettings settings(RuleChoices choices) {
        return new AuditSettings(List.of(new Layer(Part.everything(), choices)), List.of(), null);
    }
}
