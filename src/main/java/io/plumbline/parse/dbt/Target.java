package io.plumbline.parse.dbt;

import io.plumbline.parse.DbtSettings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The connection as far as a repository knows it. Its default database and schema are often only named. */
final class Target {

    private Target() {}

    static Map<String, @Nullable Object> of(DbtSettings settings, @Nullable Object profile) {
        Map<String, @Nullable Object> target = new LinkedHashMap<>();
        target.put("name", settings.targetName());
        target.put("target_name", settings.targetName());
        target.put("type", settings.targetType());
        target.put("profile_name", profile == null ? "default" : profile.toString());
        target.put("schema", settings.targetSchema());
        target.put("dataset", settings.targetSchema());
        target.put("database", settings.targetDatabase());
        target.put("dbname", settings.targetDatabase());
        target.put("project", settings.targetDatabase());
        target.put("catalog", settings.targetDatabase());
        target.put("warehouse", "target_warehouse");
        target.put("role", "target_role");
        target.put("user", "target_user");
        target.put("account", "target_account");
        target.put("host", "target_host");
        target.put("threads", 1L);
        return target;
    }
}
