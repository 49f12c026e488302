package io.plumbline.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a dbt node declares about itself in YAML and configuration, after dbt's order of precedence.
 *
 * @param description the text, doc blocks resolved; empty where there is none
 * @param columns the declared columns, in the order of the YAML
 * @param config every resolved configuration value under dbt's own key ({@code materialized}, {@code unique_key} …)
 * @param group name of the group, null where there is none
 * @param declared the lines of the YAML entry, null where no YAML names the node
 */
public record Properties(
        String description,
        List<Column> columns,
        List<String> tags,
        Map<String, Object> meta,
        Map<String, Object> config,
        @Nullable String group,
        @Nullable Location declared) {

    public Properties {
        columns = List.copyOf(columns);
        tags = List.copyOf(tags);
        meta = Values.copy(meta);
        config = Values.copy(config);
    }

    public static Properties none() {
        return new Properties("", List.of(), List.of(), Map.of(), Map.of(), null, null);
    }

    /** The column of that name, upper and lower case being the same. */
    public Optional<Column> column(String name) {
        return columns.stream().filter(c -> c.name().equalsIgnoreCase(name)).findFirst();
    }

    /** A configuration value as text, or null where it is missing. */
    public @Nullable String text(String key) {
        Object value = config.get(key);
        return value == null ? null : value.toString();
    }

    public boolean described() {
        return !description.isBlank();
    }
}
