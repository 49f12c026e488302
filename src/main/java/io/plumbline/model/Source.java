package io.plumbline.model;

import org.jspecify.annotations.Nullable;

/**
 * A table of a dbt source.
 *
 * @param name the table's name in YAML; {@code relation.identifier} is its name in the warehouse
 * @param sourceName the source it belongs to
 * @param sourceDescription the source's own description; empty where there is none
 * @param sourceLocation the lines of the source's YAML entry
 * @param freshness whether a warn or error threshold is in force
 */
public record Source(
        String id,
        String name,
        String packageName,
        Location location,
        Properties properties,
        Relation relation,
        String sourceName,
        String sourceDescription,
        Location sourceLocation,
        @Nullable String loader,
        @Nullable String loadedAtField,
        boolean freshness,
        boolean enabled)
        implements Artifact {

    /** {@code source.table}, the way people name it. */
    public String label() {
        return sourceName + "." + name;
    }
}
