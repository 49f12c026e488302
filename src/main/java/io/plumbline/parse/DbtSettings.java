package io.plumbline.parse;

import io.plumbline.model.Relation;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a run of dbt would be told from outside the repository.
 *
 * @param targetName {@code target.name}
 * @param targetType {@code target.type}: {@code snowflake}, {@code trino} …; empty for what each project's files tell
 * @param targetDatabase {@code target.database}; {@link Relation#CONNECTION_DATABASE} where it is not told
 * @param targetSchema {@code target.schema}; {@link Relation#CONNECTION_SCHEMA} where it is not told
 * @param vars as of {@code --vars}; they win over every variable of the projects
 */
public record DbtSettings(
        String targetName, String targetType, String targetDatabase, String targetSchema, Map<String, Object> vars) {

    public DbtSettings {
        vars = Collections.unmodifiableMap(new LinkedHashMap<>(vars));
    }

    public DbtSettings(String targetName, String targetType, Map<String, Object> vars) {
        this(targetName, targetType, Relation.CONNECTION_DATABASE, Relation.CONNECTION_SCHEMA, vars);
    }

    /** The same on another adapter. */
    DbtSettings on(String adapter) {
        return new DbtSettings(targetName, adapter, targetDatabase, targetSchema, vars);
    }

    /** Target {@code prod} on the adapter that a project's files tell, no variables. */
    public static DbtSettings defaults() {
        return new DbtSettings("prod", "", Map.of());
    }
}
