package io.plumbline.model;

import java.util.List;

/**
 * How Plumbline's own reading of a project differs from dbt's manifest of it. A manifest that is older than the files differs,
 * too.
 *
 * @param path the manifest
 * @param nodes things that both or either of them know, macros aside
 * @param differences by id
 */
public record ManifestCheck(String path, int nodes, List<Difference> differences) {

    /**
     * One value that is not the same.
     *
     * @param location where the files define the thing, the manifest's first line where they do not
     * @param what {@code node}, {@code parents}, {@code materialized}, {@code columns} …
     * @param files what the files say, empty for nothing
     * @param manifest what the manifest says, empty for nothing
     */
    public record Difference(String id, Location location, String what, String files, String manifest) {}

    public ManifestCheck {
        differences = List.copyOf(differences);
    }

    /** Things that are the same in both. */
    public int equal() {
        return nodes - (int) differences.stream().map(Difference::id).distinct().count();
    }
}
