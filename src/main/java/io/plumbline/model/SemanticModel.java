package io.plumbline.model;

import org.jspecify.annotations.Nullable;

/**
 * A semantic model over one dbt model.
 *
 * @param model unique id of the model, null where it does not resolve
 */
public record SemanticModel(
        String id,
        String name,
        String packageName,
        Location location,
        String description,
        @Nullable String model,
        boolean enabled)
        implements Artifact {}
