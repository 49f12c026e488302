package io.plumbline.audit;

import java.time.LocalDate;
import java.util.List;
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

    /** These settings on a day that suppressions expire by. */
    public AuditSettings on(LocalDate day) {
        return new AuditSettings(layers, suppressions, day);
    }
}
