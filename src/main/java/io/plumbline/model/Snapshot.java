package io.plumbline.model;

import org.jspecify.annotations.Nullable;

/**
 * A dbt snapshot, of either syntax.
 *
 * @param strategy {@code timestamp}, {@code check}, or null where it is missing
 */
public record Snapshot(
        String id,
        String name,
        String packageName,
        Location location,
        Properties properties,
        Relation relation,
        @Nullable String strategy,
        boolean enabled,
        @Nullable RenderedSql rendered)
        implements Artifact {}
