package io.plumbline.fix.keys;

import io.plumbline.fix.Workbench;
import io.plumbline.model.Artifact;
import io.plumbline.model.Test;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What tests that fail the build say of the rows of a node; tests of a part of the rows are left out. */
final class TestedRows {

    private TestedRows() {}

    static Rows of(Artifact node, Workbench bench) {
        List<String> outputs = bench.columns(node)
                .map(columns -> columns.stream().map(TestedRows::upper).toList())
                .orElse(null);
        List<Rows.Key> keys = new ArrayList<>();
        Set<String> filled = new HashSet<>();
        for (Test test : bench.estate().tests(node.id())) {
            if (!strict(test)) {
                continue;
            }
            String column = test.column();
            Object combination = test.arguments().get("combination_of_columns");
            if ("not_null".equals(test.test()) && column != null) {
                filled.add(upper(column));
            } else if ("unique".equals(test.test()) && column != null) {
                keys.add(new Rows.Key(Set.of(upper(column)), false));
            } else if (combination instanceof List<?> list && "unique_combination_of_columns".equals(test.test())) {
                List<String> named = new ArrayList<>();
                list.forEach(one -> named.add(upper(String.valueOf(one))));
                keys.add(new Rows.Key(Set.copyOf(named), true));
            }
        }
        return new Rows(outputs, keys, filled, Map.of());
    }

    static boolean strict(Test test) {
        return test.enabled()
                && test.config().get("where") == null
                && test.config().get("error_if") == null
                && test.config().get("limit") == null
                && !"warn".equalsIgnoreCase(String.valueOf(test.config().get("severity")));
    }

    static String upper(String column) {
        return column.toUpperCase(Locale.ROOT);
    }
}
