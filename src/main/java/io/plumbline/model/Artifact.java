package io.plumbline.model;

/**
 * One thing of the estate. Ids of dbt's things are dbt's unique ids ({@code model.shop.orders}); a document's id is
 * {@code document.<source>.<path>}.
 */
public sealed interface Artifact
        permits Analysis,
                DocBlock,
                Document,
                Exposure,
                Group,
                Macro,
                Metric,
                Model,
                Operation,
                SavedQuery,
                Seed,
                SemanticModel,
                Snapshot,
                Source,
                Test,
                UnitTest {

    String id();

    String name();

    /** The dbt package that owns it; for a document the source's name. */
    String packageName();

    /** The file that defines it: the whole of a SQL file, the lines of a YAML entry, macro or doc block. */
    Location location();

    /** The word dbt uses for its kind, the first part of its id: {@code model}, {@code source}, {@code test} … */
    default String kind() {
        return id().substring(0, Math.max(0, id().indexOf('.')));
    }
}
