package io.plumbline.model;

import org.jspecify.annotations.Nullable;

/**
 * The table or view a node stands for in the warehouse. A null database or schema is the connection's default; a name with
 * {@value #CONNECTION_DATABASE}, {@value #CONNECTION_SCHEMA} or {@value #ENVIRONMENT} in it is known to the connection or
 * the environment of a run only.
 */
public record Relation(@Nullable String database, @Nullable String schema, String identifier) {

    /** Stands for the connection's default database wherever a name is built from it. */
    public static final String CONNECTION_DATABASE = "target_database";

    /** Stands for the connection's default schema. */
    public static final String CONNECTION_SCHEMA = "target_schema";

    /** Begins what stands for a variable of the environment; its name follows. */
    public static final String ENVIRONMENT = "env_var_";

    @Override
    public String toString() {
        return (database == null ? "" : database + ".") + (schema == null ? "" : schema + ".") + identifier;
    }
}
