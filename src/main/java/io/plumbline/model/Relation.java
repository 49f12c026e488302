package io.plumbline.model;

import org.jspecify.annotations.Nullable;

/** The table or view a node stands for in the warehouse. A null database or schema is the connection's default. */
public record Relation(@Nullable String database, @Nullable String schema, String identifier) {

    @Override
    public String toString() {
        return (database == null ? "" : database + ".") + (schema == null ? "" : schema + ".") + identifier;
    }
}
