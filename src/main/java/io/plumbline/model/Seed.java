package io.plumbline.model;

/** A CSV file that dbt loads as a table. */
public record Seed(
        String id,
        String name,
        String packageName,
        Location location,
        Properties properties,
        Relation relation,
        boolean enabled)
        implements Artifact {}
