package io.plumbline.audit;

import io.plumbline.model.RuleChoices;
import io.plumbline.model.Severity;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What people say about the rules of an audit.
 *
 * @param layers settings in the order they apply: a later one wins
 * @param suppressions accepted findings, besides those that the estate's own files declare
 * @param today the day that suppressions expire by; null where none expires
 */
public record AuditSettings(
        List<Layer> layers,
        List<Suppression> suppressions,
        @Nullable LocalDate today) {

    public AuditSettings {
        layers = List.copyOf(layers);
        suppressions = List.copyOf(suppressions);
    }

    /** Every rule as it stands. */
    public static AuditSettings defaults() {
        return new AuditSettings(List.of(), List.of(), null);
    }

    /** The same choices for the whole estate. */
    public static AuditSettings everywhere(
            Set<String> disabled, Map<String, Severity> severities, Map<String, Map<String, Object>> thresholds) {
        RuleChoices choices = new RuleChoices(Set.of(), disabled, severities, thresholds);
        return new AuditSettings(List.of(new Layer(Part.everything(), choices)), List.of(), null);
    }

    /** These settings on a day that suppressions expire by. */
    public AuditSettings on(LocalDate day) {
        return new AuditSettings(layers, suppressions, day);
    }
}
