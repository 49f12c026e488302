package io.plumbline.parse.dbt;

import io.plumbline.parse.jinja.Callable;
import io.plumbline.parse.jinja.Invocation;
import io.plumbline.parse.jinja.JinjaObject;
import io.plumbline.parse.jinja.NameResolver;
import io.plumbline.parse.jinja.Python;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** dbt's {@code Relation} as a template sees it: three names, each of which may be missing, and which of them print. */
final class RelationValue implements JinjaObject {

    private final @Nullable String database;
    private final @Nullable String schema;
    private final @Nullable String identifier;
    private final @Nullable String type;

    RelationValue(
            @Nullable String database, @Nullable String schema, @Nullable String identifier, @Nullable String type) {
        this.database = database;
        this.schema = schema;
        this.identifier = identifier;
        this.type = type;
    }

    @Override
    public @Nullable Object attribute(String attribute) {
        return switch (attribute) {
            case "database" -> database;
            case "schema" -> schema;
            case "identifier", "name", "table" -> identifier;
            case "type" -> type;
            case "is_table" -> "table".equals(type);
            case "is_view" -> "view".equals(type);
            case "is_cte", "is_pointer", "is_materialized_view", "is_dynamic_table", "is_iceberg_format" -> false;
            case "is_delta", "is_hudi", "is_iceberg", "can_be_renamed", "can_be_replaced" -> false;
            case "include" -> (Callable) this::include;
            case "quote" -> (Callable) call -> this;
            case "incorporate" -> (Callable) this::incorporate;
            case "replace_path" -> (Callable) call -> with(call.named(), type);
            case "without_identifier" -> (Callable) call -> new RelationValue(database, schema, null, type);
            case "render" -> (Callable) call -> toString();
            case "information_schema" -> (Callable) this::informationSchema;
            case "information_schema_only" ->
                (Callable) call -> new RelationValue(database, "information_schema", null, null);
            case "metadata" -> Map.of("type", "Relation");
            case "get" ->
                (Callable) call -> {
                    Object value = attribute(Python.str(call.argument(0, "key", "")));
                    return value == NameResolver.UNKNOWN ? call.argument(1, "default", null) : value;
                };
            default -> NameResolver.UNKNOWN;
        };
    }

    @Override
    public boolean mapping() {
        return true;
    }

    private Object include(Invocation call) {
        Map<String, @Nullable Object> named = call.named();
        return new RelationValue(
                kept(named, "database") ? database : null,
                kept(named, "schema") ? schema : null,
                kept(named, "identifier") ? identifier : null,
                type);
    }

    private static boolean kept(Map<String, @Nullable Object> named, String part) {
        return !named.containsKey(part) || Python.truthy(named.get(part));
    }

    private Object incorporate(Invocation call) {
        Map<String, @Nullable Object> path = DbtPackage.map(call.named().get("path"));
        Object kind = call.named().getOrDefault("type", type);
        return with(path, kind == null ? null : kind.toString());
    }

    private RelationValue with(Map<String, @Nullable Object> path, @Nullable String kind) {
        return new RelationValue(
                part(path, "database", database),
                part(path, "schema", schema),
                part(path, "identifier", identifier),
                kind);
    }

    private static @Nullable String part(Map<String, @Nullable Object> path, String name, @Nullable String old) {
        Object value = path.get(name);
        return value == null ? old : Python.str(value);
    }

    private Object informationSchema(Invocation call) {
        Object view = call.argument(0, "view_name", null);
        return new RelationValue(database, "information_schema", view == null ? null : Python.str(view), null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RelationValue that
                && Objects.equals(database, that.database)
                && Objects.equals(schema, that.schema)
                && Objects.equals(identifier, that.identifier);
    }

    @Override
    public int hashCode() {
        return Objects.hash(database, schema, identifier);
    }

    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (String part : new String[] {database, schema, identifier}) {
            if (part != null && !part.isEmpty()) {
                out.append(out.isEmpty() ? "" : ".").append(part);
            }
        }
        return out.toString();
    }
}
