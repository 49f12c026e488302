package io.plumbline.report;

import io.plumbline.model.Area;
import io.plumbline.model.Finding;
import io.plumbline.model.RuleInfo;
import io.plumbline.model.Severity;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How an area stands, 0 to 100.
 *
 * <p>{@code score = 100 × (1 − Σ weight of a subject's worst finding in the area ÷ things audited)}, rounded down and never
 * below 0, with the weights error 1, warning 0.5, info 0.1. So 100 means nothing found, and 50 that half of all models and
 * sources have an error, or all of them a warning. An area without a rule has no score.
 */
public final class Scores {

    private Scores() {}

    /**
     * @param findings those that stand; fixed ones are left out
     * @param rules those that ran
     * @param audited models, sources and other things that could have had a finding
     */
    public static Map<Area, Integer> of(Collection<Finding> findings, Collection<RuleInfo> rules, int audited) {
        Map<Area, Map<String, Severity>> worst = new EnumMap<>(Area.class);
        rules.forEach(rule -> worst.putIfAbsent(rule.area(), new HashMap<>()));
        findings.stream().filter(f -> f.status() != Finding.Status.FIXED).forEach(f -> worst.computeIfAbsent(
                        f.area(), area -> new HashMap<>())
                .merge(f.subject(), f.severity(), (a, b) -> a.compareTo(b) >= 0 ? a : b));
        Map<Area, Integer> scores = new EnumMap<>(Area.class);
        worst.forEach((area, subjects) -> {
            int tenths = subjects.values().stream().mapToInt(Scores::tenths).sum();
            int whole = Math.max(1, Math.max(audited, subjects.size()));
            scores.put(area, (int) Math.floor(100.0 - 10.0 * tenths / whole));
        });
        return scores;
    }

    /** Mean of the area scores, rounded down; 100 where there is none. */
    public static int mean(Collection<Integer> scores) {
        return (int) List.copyOf(scores).stream()
                .mapToInt(Integer::intValue)
                .average()
                .orElse(100);
    }

    private static int tenths(Severity severity) {
        return switch (severity) {
            case ERROR -> 10;
            case WARNING -> 5;
            case INFO -> 1;
        };
    }
}
