package io.plumbline.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What dbt left of its last runs in the target folder; empty lists where the files are not there.
 *
 * @param tables from {@code catalog.json}, by id
 * @param runs from {@code run_results.json}, by id
 * @param check how our reading differs from {@code manifest.json}, null where there is none that can be used
 */
public record Build(
        List<BuiltTable> tables,
        List<NodeRun> runs,
        @Nullable ManifestCheck check) {

    private static final Build NONE = new Build(List.of(), List.of(), null);

    public Build {
        tables = List.copyOf(tables);
        runs = List.copyOf(runs);
    }

    public Build with(ManifestCheck made) {
        return new Build(tables, runs, made);
    }

    public static Build none() {
        return NONE;
    }
}
