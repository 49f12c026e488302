package io.plumbline.audit.dbt;

import io.plumbline.model.Artifact;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import io.plumbline.model.Properties;
import io.plumbline.model.Seed;
import io.plumbline.model.Snapshot;
import io.plumbline.model.Source;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An enabled resource of the graph as dbt-project-evaluator sees it.
 *
 * @param name {@code source.table}, {@code name.vN} of a versioned model, else the name
 * @param home the audited project it belongs to, or whose package it is
 * @param own whether an audited project owns it; an installed package's is false
 * @param path its file below the project's root
 * @param layer where it stands, for models and snapshots
 * @param excluded whether the project leaves it out; null for exposures and metrics, which cannot be left out
 */
public record Node(
        Artifact artifact,
        String name,
        Home home,
        boolean own,
        String path,
        Layer layer,
        @Nullable Boolean excluded) {

    /**
     * A node's layer.
     *
     * @param prefix its name up to and including the first underscore
     * @param byPrefix the layer of that prefix
     * @param byFolder the layer of the deepest known folder
     * @param name the first of the two that is known, else {@code other}; null for kinds that have no layer
     */
    public record Layer(
            String prefix,
            @Nullable String byPrefix,
            @Nullable String byFolder,
            @Nullable String name) {}

    public String id() {
        return artifact.id();
    }

    /** {@code model}, {@code source}, {@code seed}, {@code snapshot}, {@code exposure} or {@code metric}. */
    public String kind() {
        return artifact.kind();
    }

    public boolean model() {
        return artifact instanceof Model;
    }

    public boolean source() {
        return artifact instanceof Source;
    }

    public boolean in(String layerName) {
        return layerName.equals(layer.name());
    }

    /** Whether a filter {@code is_excluded = false} keeps it. */
    public boolean counted() {
        return Boolean.FALSE.equals(excluded);
    }

    /** Folder of its file with a final slash. */
    public String directory() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /**
     * Whether its folder's path contains the name.
     *
     * @param exact whether upper and lower case differ; to most people they are the same
     */
    boolean inFolder(String name, boolean exact) {
        return exact
                ? Like.contains(directory(), name)
                : Like.contains(directory().toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT));
    }

    /** Whether all words of its name are among these. */
    boolean namedIn(Set<String> words) {
        return words.contains(artifact.name())
                && (!(artifact instanceof Source source) || words.contains(source.sourceName()));
    }

    public String file() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** {@code view}, {@code table} …; null for what dbt does not build. */
    public @Nullable String materialized() {
        return artifact instanceof Model model
                ? model.materialized()
                : artifact instanceof Seed ? "seed" : artifact instanceof Snapshot ? "snapshot" : null;
    }

    /** Whether reading it runs its SQL again: a view or an ephemeral model. */
    public boolean computedOnRead() {
        return "view".equals(materialized()) || "ephemeral".equals(materialized());
    }

    public @Nullable String access() {
        return artifact instanceof Model model ? model.access() : null;
    }

    /** What it declares; nothing for exposures and metrics. */
    public Properties properties() {
        return artifact.properties();
    }

    /** The first line of its YAML entry, else of its file. */
    public Location entry() {
        Location declared = properties().declared();
        return first(declared == null ? artifact.location() : declared);
    }

    /** The first line of what defines it. */
    public Location top() {
        return first(artifact.location());
    }

    public static Location first(Location place) {
        return Location.ofLine(place.source(), place.path(), place.line());
    }
}
