package io.plumbline.audit.dbt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** A share of models, in all and by layer, as the two coverage tables of dbt-project-evaluator state it. */
record Coverage(int total, int covered, Map<String, Double> byLayer) {

    static Coverage of(Home home, List<Node> models, Predicate<Node> covers) {
        Map<String, Double> byLayer = new LinkedHashMap<>();
        for (String layer : home.conventions().layers()) {
            List<Node> of = models.stream().filter(m -> m.in(layer)).toList();
            byLayer.put(
                    layer,
                    of.isEmpty() ? null : percent(of.stream().filter(covers).count(), of.size()));
        }
        return new Coverage(models.size(), (int) models.stream().filter(covers).count(), byLayer);
    }

    /** Per cent with two decimals; 0 of none. */
    double percent() {
        return total == 0 ? 0 : percent(covered, total);
    }

    private static double percent(long part, int whole) {
        return round(part * 100.0 / whole, 100);
    }

    /** Rounds half up to a fraction of {@code parts}. */
    static double round(double value, int parts) {
        return Math.round(value * parts) / (double) parts;
    }

    /** A percentage for people: no decimals where there are none. */
    static String shown(double percent) {
        return percent == Math.rint(percent) ? String.valueOf((long) percent) : String.valueOf(percent);
    }
}
