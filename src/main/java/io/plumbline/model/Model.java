package io.plumbline.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dbt model.
 *
 * @param version the version of a versioned model, null otherwise
 * @param latestVersion the latest version of a versioned model, null otherwise
 * @param fqn package, folders below the model path, name
 * @param materialized {@code view}, {@code table}, {@code incremental}, {@code ephemeral}, a custom one, or {@link #UNKNOWN}
 * @param access {@code private}, {@code protected} or {@code public}
 * @param contract whether its contract is enforced
 * @param enabled false where configuration switches it off; such a model is in no graph
 * @param language {@code sql} or {@code python}
 * @param rendered the SQL after Jinja, null for Python and where rendering failed
 */
public record Model(
        String id,
        String name,
        String packageName,
        Location location,
        Properties properties,
        Relation relation,
        List<String> fqn,
        @Nullable String version,
        @Nullable String latestVersion,
        String materialized,
        String access,
        boolean contract,
        List<Constraint> constraints,
        boolean enabled,
        String language,
        @Nullable RenderedSql rendered)
        implements Artifact {

    /** Stands for a configuration that only a template tells which cannot be rendered. */
    public static final String UNKNOWN = "unknown";

    public Model {
        fqn = List.copyOf(fqn);
        constraints = List.copyOf(constraints);
    }

    /** The name people use: {@code orders}, or {@code orders.v2} for a versioned model. */
    public String label() {
        return version == null ? name : name + ".v" + version;
    }
}
