package io.plumbline.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A column as YAML declares it.
 *
 * @param description empty where there is none
 * @param dataType the declared type, null where none is declared
 * @param meta JSON-like values: String, Boolean, Number, List, Map or null
 * @param location the lines of its YAML entry
 */
public record Column(
        String name,
        String description,
        @Nullable String dataType,
        List<String> tags,
        Map<String, Object> meta,
        List<Constraint> constraints,
        Location location) {

    public Column {
        tags = List.copyOf(tags);
        meta = Values.copy(meta);
        constraints = List.copyOf(constraints);
    }
}
