package io.plumbline.model;

import org.jspecify.annotations.Nullable;

/** A SQL file that dbt compiles and never runs. */
public record Analysis(
        String id,
        String name,
        String packageName,
        Location location,
        Properties properties,
        boolean enabled,
        @Nullable RenderedSql rendered)
        implements Artifact {}
