package io.plumbline.parse.dbt;

import io.plumbline.model.Relation;
import io.plumbline.parse.YamlValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A table of a source, its configuration resolved. */
final class SourceDraft {

    final SchemaEntry entry;
    final YamlValue table;
    final Map<String, @Nullable Object> tableData;
    final String name;
    final List<String> fqn;
    final Map<String, @Nullable Object> config;
    final Relation relation;
    final boolean enabled;

    SourceDraft(
            SchemaEntry entry,
            YamlValue table,
            Map<String, @Nullable Object> tableData,
            List<String> fqn,
            Map<String, @Nullable Object> config,
            Relation relation) {
        this.entry = entry;
        this.table = table;
        this.tableData = tableData;
        this.name = SchemaEntry.text(tableData.get("name"));
        this.fqn = fqn;
        this.config = config;
        this.relation = relation;
        this.enabled = Configs.enabled(config);
    }

    DbtPackage owner() {
        return entry.owner();
    }

    String key() {
        return entry.name() + "." + name;
    }

    String id() {
        return "source." + owner().name() + "." + key();
    }
}
