package io.plumbline.audit;

import io.plumbline.model.Area;
import io.plumbline.model.Artifact;
import io.plumbline.model.Estate;
import io.plumbline.model.Exposure;
import io.plumbline.model.Finding;
import io.plumbline.model.RuleInfo;
import io.plumbline.model.Seed;
import io.plumbline.model.Severity;
import io.plumbline.model.Snapshot;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Health by area: {@code round(100 x (1 - sum(w) / subjects))}.
 *
 * <p>{@code subjects} are the enabled models, sources, seeds, snapshots and exposures of the audited projects and any
 * other thing a finding of that area is about. {@code w} is counted once per subject, by its gravest finding in the
 * area: error 1, warning 0.5, info 0.1. The weights are ours: an area where every subject has a warning stands at 50.
 * An area without a rule that ran, or an estate without a subject, has no score.
 */
final class Health {

    private Health() {}

    static Map<Area, Integer> of(Estate estate, List<RuleInfo> ran, List<Finding> findings) {
        Set<String> nodes = new HashSet<>();
        Stream.of(
                        estate.models(),
                        estate.sources(),
                        estate.own(Seed.class).filter(Seed::enabled),
                        estate.own(Snapshot.class).filter(Snapshot::enabled),
                        estate.own(Exposure.class).filter(Exposure::enabled))
                .flatMap(kind -> kind)
                .map(Artifact::id)
                .forEach(nodes::add);
        Map<Area, Integer> score = new EnumMap<>(Area.class);
        for (RuleInfo rule : ran) {
            if (!nodes.isEmpty() && !score.containsKey(rule.area())) {
                score.put(rule.area(), score(rule.area(), nodes, findings));
            }
        }
        return score;
    }

    private static int score(Area area, Set<String> nodes, List<Finding> findings) {
        Map<String, Double> worst = new HashMap<>();
        findings.stream()
                .filter(finding -> finding.area() == area)
                .forEach(finding -> worst.merge(finding.subject(), weight(finding.severity()), Math::max));
        Set<String> subjects = new HashSet<>(nodes);
        subjects.addAll(worst.keySet());
        double lost = worst.values().stream().mapToDouble(Double::doubleValue).sum();
        return (int) Math.round(100 * (1 - lost / subjects.size()));
    }

    private static double weight(Severity severity) {
        return switch (severity) {
            case INFO -> 0.1;
            case WARNING -> 0.5;
            case ERROR -> 1;
        };
    }
}
