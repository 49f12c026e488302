package io.plumbline.parse.dbt;

import io.plumbline.parse.DbtSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The connection as far as a repository knows it. Its default database and schema are not known, only named. */
final class Target {

    /** Stands for the connection's default schema wherever a name is built from it. */
    static final String SCHEMA = "target_schema";

    /** Stands for the connection's default database. */
    static final String DATABASE = "target_database";

    private Target() {}

    static Map<String, @Nullable Object> of(DbtSettings settings, @Nullable Object profile) {
        Map<String, @Nullable Object> target = new LinkedHashMap<>();
        target.put("name", settings.targetName());
        target.put("target_name", settings.targetName());
        target.put("type", settings.targetType());
        target.put("profile_name", profile == null ? "default" : profile.toString());
        target.put("schema", SCHEMA);
        target.put("dataset", SCHEMA);
        target.put("database", DATABASE);
        target.put("dbname", DATABASE);
        target.put("project", DATABASE);
        target.put("catalog", DATABASE);
        target.put("warehouse", "target_warehouse");
        target.put("role", "target_role");
        target.put("user", "target_user");
        target.put("account", "target_account");
        target.put("host", "target_host");
        target.put("threads", 1L);
        return target;
    }
}
