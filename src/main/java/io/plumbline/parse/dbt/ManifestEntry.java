package io.plumbline.parse.dbt;

import io.plumbline.model.Column;
import io.plumbline.model.Constraint;
import io.plumbline.model.Location;
import io.plumbline.model.Owner;
import io.plumbline.model.Properties;
import io.plumbline.model.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One entry of a manifest, with the values that most kinds share. */
final class ManifestEntry {

    private final Map<String, @Nullable Object> data;
    private final Location location;
    private final @Nullable Properties read;
    private final boolean enabled;

    /**
     * @param location where the files define it
     * @param read what the files say of it, for its lines; null where they do not define it
     */
    ManifestEntry(Map<String, @Nullable Object> data, Location location, @Nullable Properties read, boolean enabled) {
        this.data = data;
        this.location = location;
        this.read = read;
        this.enabled = enabled;
    }

    boolean enabled() {
        return enabled;
    }

    Location location() {
        return location;
    }

    String text(String key) {
        return SchemaEntry.text(data.get(key));
    }

    @Nullable
    String nullable(String key) {
        return SchemaEntry.nullable(data.get(key));
    }

    Map<String, @Nullable Object> map(String key) {
        return DbtPackage.map(data.get(key));
    }

    List<String> strings(String key) {
        return DbtPackage.strings(data.get(key));
    }

    @Nullable
    Object value(String key) {
        return data.get(key);
    }

    Relation relation(String identifier) {
        return new Relation(nullable("database"), nullable("schema"), text(identifier));
    }

    Owner owner() {
        Map<String, @Nullable Object> owner = map("owner");
        Object email = owner.get("email");
        return new Owner(
                SchemaEntry.nullable(owner.get("name")),
                email instanceof List<?> several
                        ? String.join(", ", DbtPackage.strings(several))
                        : SchemaEntry.nullable(email));
    }

    Properties properties() {
        Map<String, @Nullable Object> meta =
                map("meta").isEmpty() ? DbtPackage.map(map("config").get("meta")) : map("meta");
        return new Properties(
                text("description"),
                columns(),
                strings("tags"),
                Columns.plain(meta),
                Columns.plain(map("config")),
                nullable("group"),
                read == null ? null : read.declared());
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        for (Object value : map("columns").values()) {
            Map<String, @Nullable Object> column = DbtPackage.map(value);
            String name = SchemaEntry.text(column.get("name"));
            Optional<Column> known = read == null ? Optional.empty() : read.column(name);
            columns.add(new Column(
                    name,
                    SchemaEntry.text(column.get("description")),
                    SchemaEntry.nullable(column.get("data_type")),
                    DbtPackage.strings(column.get("tags")),
                    Columns.plain(DbtPackage.map(column.get("meta"))),
                    constraints(
                            column.get("constraints"),
                            known.map(Column::constraints).orElse(List.of())),
                    known.map(Column::location).orElse(location)));
        }
        return columns;
    }

    /** A foreign key's {@code to} is a text or a relation's name in a manifest; the files say which node it is. */
    static List<Constraint> constraints(@Nullable Object declared, List<Constraint> read) {
        Function<String, @Nullable String> to = text -> read.stream()
                .map(Constraint::to)
                .filter(target -> target != null)
                .findFirst()
                .orElse(null);
        return Columns.constraints(declared, to);
    }
}
