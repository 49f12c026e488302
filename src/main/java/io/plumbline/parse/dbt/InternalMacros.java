package io.plumbline.parse.dbt;

import io.plumbline.model.Relation;
import io.plumbline.parse.jinja.Callable;
import io.plumbline.parse.jinja.Invocation;
import io.plumbline.parse.jinja.Python;
import io.plumbline.parse.jinja.Undefined;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What dbt's own macros give at parse time: the ones that models call, as Snowflake's SQL where the adapter differs
 * little. Any other macro of dbt gives an empty text.
 */
final class InternalMacros {

    private static final Map<String, Callable> OF_A_RUN = new LinkedHashMap<>();
    private static final Map<String, Callable> KNOWN = new LinkedHashMap<>();

    private InternalMacros() {}

    /** The macro without an adapter's prefix, or null where this is none that is known. */
    static @Nullable Callable find(String name) {
        Callable known = KNOWN.get(name);
        return known == null ? KNOWN.get(withoutPrefix(name)) : known;
    }

    /** Whether the macro asks what only a run of dbt has. */
    static boolean ofARun(String name) {
        return OF_A_RUN.containsKey(name) || OF_A_RUN.containsKey(withoutPrefix(name));
    }

    private static String withoutPrefix(String name) {
        int at = name.indexOf("__");
        return at > 0 ? name.substring(at + 2) : name;
    }

    /** What a macro gives that nobody knows. */
    static Object nothing(Invocation call) {
        return "";
    }

    static {
        ofARun();
        KNOWN.put("is_incremental", call -> false);
        KNOWN.put("should_full_refresh", call -> false);
        KNOWN.put("should_store_failures", call -> false);
        KNOWN.put("get_where_subquery", call -> call.argument(0, "relation", null));
        KNOWN.put("dates_in_range", call -> new ArrayList<>());
        KNOWN.put("partition_range", call -> new ArrayList<>());
        KNOWN.put("py_current_timestring", call -> "20240101000000000000");
        names();
        types();
        dates();
        texts();
        collections();
    }

    private static void ofARun() {
        OF_A_RUN.put("run_query", call -> new Undefined("run_query", "no query runs while parsing", true));
        OF_A_RUN.put("statement", InternalMacros::nothing);
        OF_A_RUN.put("load_relation", call -> null);
        OF_A_RUN.put("load_cached_relation", call -> null);
        OF_A_RUN.put("get_columns_in_relation", call -> new ArrayList<>());
        OF_A_RUN.put("get_columns_in_query", call -> new ArrayList<>());
        KNOWN.putAll(OF_A_RUN);
        KNOWN.put("noop_statement", InternalMacros::nothing);
    }

    private static void names() {
        KNOWN.put("generate_schema_name", call -> {
            Object custom = call.argument(0, "custom_schema_name", null);
            return custom == null
                    ? Relation.CONNECTION_SCHEMA
                    : Relation.CONNECTION_SCHEMA + "_" + Python.str(custom).strip();
        });
        KNOWN.put("generate_schema_name_for_env", call -> {
            Object custom = call.argument(0, "custom_schema_name", null);
            return custom == null
                    ? Relation.CONNECTION_SCHEMA
                    : Python.str(custom).strip();
        });
        KNOWN.put("generate_database_name", call -> {
            Object custom = call.argument(0, "custom_database_name", null);
            return custom == null
                    ? Relation.CONNECTION_DATABASE
                    : Python.str(custom).strip();
        });
        KNOWN.put("generate_alias_name", call -> {
            Object custom = call.argument(0, "custom_alias_name", null);
            Map<String, @Nullable Object> node = DbtPackage.map(call.argument(1, "node", null));
            return Python.truthy(custom) ? Python.str(custom).strip() : alias(node);
        });
    }

    /** {@code generate_alias_name} without a custom alias. */
    static String alias(Map<String, @Nullable Object> node) {
        Object version = node.get("version");
        String name = Python.str(node.get("name"));
        return version == null ? name : name + "_v" + Python.str(version).replace(".", "_");
    }

    private static void types() {
        KNOWN.put("type_string", call -> "TEXT");
        KNOWN.put("type_timestamp", call -> "timestamp_ntz");
        KNOWN.put("type_float", call -> "FLOAT");
        KNOWN.put("type_numeric", call -> "numeric(28,6)");
        KNOWN.put("type_bigint", call -> "BIGINT");
        KNOWN.put("type_int", call -> "INT");
        KNOWN.put("type_boolean", call -> "BOOLEAN");
        KNOWN.put("safe_cast", call -> "try_cast(" + text(call, 0, "field") + " as " + text(call, 1, "type") + ")");
        KNOWN.put("cast", call -> "cast(" + text(call, 0, "field") + " as " + text(call, 1, "type") + ")");
        KNOWN.put("cast_bool_to_text", call -> "cast(" + text(call, 0, "field") + " as TEXT)");
    }

    private static void dates() {
        KNOWN.put("current_timestamp", call -> "convert_timezone('UTC', current_timestamp())");
        KNOWN.put("current_timestamp_backcompat", call -> "current_timestamp::timestamp_ntz");
        KNOWN.put("current_timestamp_in_utc_backcompat", call -> "convert_timezone('UTC', current_timestamp)");
        KNOWN.put("snapshot_get_time", call -> "to_timestamp_ntz(convert_timezone('UTC', current_timestamp()))");
        KNOWN.put("current_timestamp_in_utc", call -> "convert_timezone('UTC', current_timestamp)");
        KNOWN.put(
                "dateadd",
                call -> "dateadd(" + text(call, 0, "datepart") + ", " + text(call, 1, "interval") + ", "
                        + text(call, 2, "from_date_or_timestamp") + ")");
        KNOWN.put(
                "datediff",
                call -> "datediff(" + text(call, 2, "datepart") + ", " + text(call, 0, "first_date") + ", "
                        + text(call, 1, "second_date") + ")");
        KNOWN.put(
                "date_trunc", call -> "date_trunc('" + text(call, 0, "datepart") + "', " + text(call, 1, "date") + ")");
        KNOWN.put("last_day", call -> "last_day(" + text(call, 0, "date") + ", " + text(call, 1, "datepart") + ")");
        KNOWN.put(
                "date",
                call -> "to_date('" + text(call, 0, "year") + "-" + text(call, 1, "month") + "-" + text(call, 2, "day")
                        + "', 'YYYY-MM-DD')");
        KNOWN.put(
                "date_spine",
                call -> "select dateadd(" + text(call, 0, "datepart") + ", seq4(), "
                        + text(call, 1, "start_date") + ") as date_" + text(call, 0, "datepart")
                        + " from table(generator(rowcount => 1))");
        KNOWN.put(
                "generate_series",
                call -> "select seq4() + 1 as generated_number" + " from table(generator(rowcount => "
                        + text(call, 0, "upper_bound") + "))");
    }

    private static void texts() {
        KNOWN.put("concat", call -> join(call.argument(0, "fields", null), " || "));
        KNOWN.put("hash", call -> "md5(cast(" + text(call, 0, "field") + " as TEXT))");
        KNOWN.put("length", call -> "length(" + text(call, 0, "expression") + ")");
        KNOWN.put(
                "position",
                call -> "position(" + text(call, 0, "substring_text") + " in " + text(call, 1, "string_text") + ")");
        KNOWN.put(
                "replace",
                call -> "replace(" + text(call, 0, "field") + ", " + text(call, 1, "old_chars") + ", "
                        + text(call, 2, "new_chars") + ")");
        KNOWN.put(
                "right",
                call -> "right(" + text(call, 0, "string_text") + ", " + text(call, 1, "length_expression") + ")");
        KNOWN.put(
                "split_part",
                call -> "split_part(" + text(call, 0, "string_text") + ", " + text(call, 1, "delimiter_text") + ", "
                        + text(call, 2, "part_number") + ")");
        KNOWN.put("escape_single_quotes", call -> text(call, 0, "expression").replace("'", "\\'"));
        KNOWN.put("string_literal", call -> "'" + text(call, 0, "value") + "'");
        KNOWN.put("except", call -> "except");
        KNOWN.put("intersect", call -> "intersect");
        KNOWN.put("equals", call -> "equal_null(" + text(call, 0, "expr1") + ", " + text(call, 1, "expr2") + ")");
        KNOWN.put("limit_zero", call -> "limit 0");
    }

    private static void collections() {
        KNOWN.put("any_value", call -> "any_value(" + text(call, 0, "expression") + ")");
        KNOWN.put("bool_or", call -> "boolor_agg(" + text(call, 0, "expression") + ")");
        KNOWN.put("listagg", call -> {
            String order = text(call, 2, "order_by_clause");
            return "listagg(" + text(call, 0, "measure") + ", " + call.argument(1, "delimiter_text", "','") + ")"
                    + (order.isEmpty() ? "" : " within group (" + order + ")");
        });
        KNOWN.put("array_construct", call -> "array_construct(" + join(call.argument(0, "inputs", null), ", ") + ")");
        KNOWN.put(
                "array_append",
                call -> "array_append(" + text(call, 0, "array") + ", " + text(call, 1, "new_element") + ")");
        KNOWN.put(
                "array_concat",
                call -> "array_cat(" + text(call, 0, "array_1") + ", " + text(call, 1, "array_2") + ")");
    }

    private static String text(Invocation call, int index, String name) {
        Object value = call.argument(index, name, "");
        return value == null ? "" : Python.str(value);
    }

    private static String join(@Nullable Object items, String with) {
        List<String> parts = new ArrayList<>();
        if (items instanceof Iterable<?> list) {
            list.forEach(item -> parts.add(Python.str(item)));
        }
        return String.join(with, parts);
    }
}
