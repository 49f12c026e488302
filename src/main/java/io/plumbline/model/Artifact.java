package io.plumbline.model;

import org.jspecify.annotations.Nullable;

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
                UnitTest,
                UserFunction {

    String id();

    String name();

    /** The dbt package that owns it; for a document the source's name. */
    String packageName();

    /** The file that defines it: the whole of a SQL file, the lines of a YAML entry, macro or doc block. */
    Location location();

    /** False where configuration switches it off; what cannot be switched off is enabled. */
    default boolean enabled() {
        return true;
    }

    /** What it declares about itself; {@link Properties#none()} for what has no such entry. */
    default Properties properties() {
        return Properties.none();
    }

    /** The lines of its YAML entry beside the file that defines it, null where there are none. */
    default @Nullable Location declared() {
        return properties().declared();
    }

    /** The table or view it stands for, null for what stands for none. */
    default @Nullable Relation relation() {
        return null;
    }

    /** Its SQL after Jinja, null for what has none and where it could not be rendered. */
    default @Nullable RenderedSql rendered() {
        return null;
    }

    /** The word dbt uses for its kind, the first part of its id: {@code model}, {@code source}, {@code test} … */
    default String kind() {
        return id().substring(0, Math.max(0, id().indexOf('.')));
    }
}
