package io.plumbline.parse.dbt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The configuration a node has where nobody says anything. */
final class Defaults {

    private Defaults() {}

    static Map<String, @Nullable Object> of(Draft draft) {
        Map<String, @Nullable Object> config = new LinkedHashMap<>();
        config.put("enabled", true);
        switch (draft.kind) {
            case MODEL -> config.put("materialized", draft.python ? "table" : "view");
            case SEED -> config.put("materialized", "seed");
            case SNAPSHOT -> config.put("materialized", "snapshot");
            case TEST -> {
                config.put("materialized", "test");
                config.put("severity", "ERROR");
            }
            case FUNCTION -> config.put("materialized", "function");
            case ANALYSIS, OPERATION -> config.put("materialized", "view");
        }
        return config;
    }
}
