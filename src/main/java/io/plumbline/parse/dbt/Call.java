package io.plumbline.parse.dbt;

import io.plumbline.model.Certainty;
import org.jspecify.annotations.Nullable;

/** A call of {@code ref}, {@code source}, {@code metric} or {@code function} that a node makes; the place is where it stands. */
record Call(
        Kind kind,
        @Nullable String owner,
        String name,
        @Nullable String version,
        Certainty certainty,
        int line) {

    enum Kind {
        REF,
        SOURCE,
        METRIC,
        FUNCTION
    }

    static Call ref(@Nullable String owner, String name, @Nullable String version, Certainty certainty, int line) {
        return new Call(Kind.REF, owner, name, version, certainty, line);
    }

    /** Of a source, {@code owner} is the source's name and {@code name} the table's. */
    static Call source(String source, String table, Certainty certainty, int line) {
        return new Call(Kind.SOURCE, source, table, null, certainty, line);
    }

    static Call metric(@Nullable String owner, String name, int line) {
        return new Call(Kind.METRIC, owner, name, null, Certainty.CERTAIN, line);
    }

    static Call function(@Nullable String owner, String name, int line) {
        return new Call(Kind.FUNCTION, owner, name, null, Certainty.CERTAIN, line);
    }

    boolean sameTarget(Call other) {
        return kind == other.kind
                && name.equals(other.name)
                && java.util.Objects.equals(owner, other.owner)
                && java.util.Objects.equals(version, other.version);
    }

    /** As a person would write it. */
    String text() {
        return switch (kind) {
            case REF ->
                "ref(" + (owner == null ? "" : "'" + owner + "', ") + "'" + name + "'"
                        + (version == null ? "" : ", v=" + version) + ")";
            case SOURCE -> "source('" + owner + "', '" + name + "')";
            case METRIC -> "metric('" + name + "')";
            case FUNCTION -> "function(" + (owner == null ? "" : "'" + owner + "', ") + "'" + name + "')";
        };
    }
}
