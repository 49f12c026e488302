package io.plumbline.parse.dbt;

import io.plumbline.parse.jinja.Callable;
import io.plumbline.parse.jinja.Invocation;
import io.plumbline.parse.jinja.JinjaObject;
import io.plumbline.parse.jinja.Python;
import io.plumbline.parse.jinja.Tuple;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** dbt's {@code adapter} while parsing: it dispatches and quotes; what would ask the warehouse gives an empty answer. */
final class AdapterValue implements JinjaObject {

    private final Engine engine;
    private final NodeNames names;

    AdapterValue(Engine engine, NodeNames names) {
        this.engine = engine;
        this.names = names;
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "dispatch" -> (Callable) this::dispatch;
            case "type" -> (Callable) call -> engine.dialect().type();
            case "quote" -> (Callable) call -> quoted(Python.str(call.argument(0, "identifier", "")));
            case "quote_as_configured" -> (Callable) call -> call.argument(0, "identifier", "");
            case "Relation" -> relationType();
            case "Column" -> columnType();
            case "config", "connections" -> new LinkedHashMap<>();
            case "standardize_grants_dict" -> (Callable) call -> new LinkedHashMap<>();
            case "create_schema", "drop_schema", "drop_relation", "rename_relation", "cache_added" ->
                (Callable) call -> null;
            default -> ofARun(name);
        };
    }

    /** What asks the warehouse. */
    private Object ofARun(String name) {
        names.leaveOpen();
        return switch (name) {
            case "get_columns_in_relation",
                    "get_missing_columns",
                    "list_relations",
                    "list_relations_without_caching",
                    "list_schemas",
                    "get_columns_in_query",
                    "get_column_schema_from_query",
                    "get_partitions_metadata" -> (Callable) call -> new ArrayList<>();
            case "check_schema_exists", "already_exists", "has_feature", "supports" -> (Callable) call -> false;
            case "execute" -> (Callable) call -> Tuple.of("", null);
            default -> (Callable) call -> null;
        };
    }

    private Object dispatch(Invocation call) {
        Object namespace = call.argument(1, "macro_namespace", null);
        return names.dispatch(
                Python.str(call.argument(0, "macro_name", "")), namespace == null ? null : Python.str(namespace));
    }

    private String quoted(String identifier) {
        char quote = engine.dialect().quote();
        return quote + identifier + quote;
    }

    /** The class {@code Relation}. */
    static Map<String, @Nullable Object> relationType() {
        Map<String, @Nullable Object> type = new LinkedHashMap<>();
        type.put("create", (Callable) AdapterValue::create);
        type.put("get_default_quote_policy", (Callable) call -> new LinkedHashMap<>());
        for (String kind : new String[] {"Table", "View", "CTE", "MaterializedView", "DynamicTable"}) {
            type.put(kind, kind.toLowerCase(java.util.Locale.ROOT));
        }
        return type;
    }

    private static Object create(Invocation call) {
        return new RelationValue(
                text(call.argument(0, "database", null)),
                text(call.argument(1, "schema", null)),
                text(call.argument(2, "identifier", null)),
                text(call.argument(3, "type", null)));
    }

    /** The class {@code Column}: of its makers only the names and types remain. */
    static Map<String, @Nullable Object> columnType() {
        Map<String, @Nullable Object> type = new LinkedHashMap<>();
        type.put("translate_type", (Callable) call -> call.argument(0, "dtype", ""));
        type.put("string_type", (Callable) call -> "character varying(" + call.argument(0, "size", 256L) + ")");
        type.put("numeric_type", (Callable) call -> Python.str(call.argument(0, "dtype", "numeric")));
        type.put("create", (Callable) call -> {
            Map<String, @Nullable Object> column = new LinkedHashMap<>();
            column.put("name", call.argument(0, "name", ""));
            column.put("column", call.argument(0, "name", ""));
            column.put("dtype", call.argument(1, "label_or_dtype", ""));
            column.put("data_type", call.argument(1, "label_or_dtype", ""));
            return column;
        });
        return type;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : Python.str(value);
    }
}
