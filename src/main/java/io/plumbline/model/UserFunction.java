package io.plumbline.model;

import org.jspecify.annotations.Nullable;

/**
 * A function that dbt creates in the warehouse; its resource type is {@code function}.
 *
 * @param language {@code sql} or {@code python}
 * @param rendered the body after Jinja, null for Python and where rendering failed
 */
public record UserFunction(
        String id,
        String name,
        String packageName,
        Location location,
        Properties properties,
        Relation relation,
        String language,
        boolean enabled,
        @Nullable RenderedSql rendered)
        implements Artifact {}
