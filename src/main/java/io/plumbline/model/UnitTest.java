package io.plumbline.model;

import org.jspecify.annotations.Nullable;

/**
 * A dbt unit test.
 *
 * @param tests unique id of the tested model, null where it does not resolve
 */
public record UnitTest(
        String id,
        String name,
        String packageName,
        Location location,
        String description,
        @Nullable String tests,
        boolean enabled)
        implements Artifact {}
