package io.plumbline.parse.dbt;

import java.util.List;
import java.util.Map;

/** What a warehouse's adapter decides while dbt parses. */
final class Dialect {

    /** Adapters that build on others: the order in which {@code adapter.dispatch} tries prefixes. */
    private static final Map<String, List<String>> PARENTS = Map.of(
            "redshift", List.of("postgres"),
            "materialize", List.of("postgres"),
            "databricks", List.of("spark"),
            "synapse", List.of("fabric", "sqlserver"),
            "sqlserver", List.of("fabric"));

    private static final Map<String, Map<String, String>> ALIASES = Map.of(
            "bigquery", Map.of("project", "database", "dataset", "schema"),
            "trino", Map.of("catalog", "database"),
            "databricks", Map.of("catalog", "database"),
            "athena", Map.of("catalog", "database"));

    private final String type;

    Dialect(String type) {
        this.type = type;
    }

    String type() {
        return type;
    }

    /** {@code snowflake}, its parents, {@code default}. */
    List<String> prefixes() {
        List<String> all = new java.util.ArrayList<>();
        all.add(type);
        all.addAll(PARENTS.getOrDefault(type, List.of()));
        all.add("default");
        return List.copyOf(all);
    }

    /** The adapter's own words for configuration keys, and dbt's. */
    Map<String, String> aliases() {
        return ALIASES.getOrDefault(type, Map.of());
    }

    boolean snowflake() {
        return type.equals("snowflake");
    }

    char quote() {
        return type.equals("bigquery") || type.equals("spark") || type.equals("databricks") ? '`' : '"';
    }
}
