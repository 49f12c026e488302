package io.plumbline.parse.dbt;

import io.plumbline.parse.jinja.Callable;
import io.plumbline.parse.jinja.Python;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * What is known of common packages that are not installed: some never refer to a node that their caller does not hand
 * them, and a few of their macros are one expression whatever the adapter.
 */
final class KnownPackages {

    /** Checked in their macros: dbt_utils 1.3, dbt_date 0.17, dbt_expectations 0.10, audit_helper 0.12, codegen 0.13. */
    private static final Set<String> WITHOUT_REFERENCES = Set.of(
            "dbt_utils",
            "dbt_date",
            "dbt_expectations",
            "audit_helper",
            "codegen",
            "dbt_snowflake_query_tags",
            "trino_utils",
            "spark_utils");

    private static final Map<String, Callable> EXPRESSIONS = Map.of(
            "dbt_utils.generate_surrogate_key", call -> key(call.argument(0, "field_list", null)),
            "dbt_utils.surrogate_key",
                    call -> key(
                            call.positional().size() > 1 ? call.positional() : call.argument(0, "field_list", null)),
            "dbt_utils.safe_divide",
                    call -> "( " + call.argument(0, "numerator", "") + " ) / nullif( ( "
                            + call.argument(1, "denominator", "") + " ), 0)",
            "dbt_utils.group_by",
                    call -> call.argument(0, "n", null) instanceof Long n && n > 0 && n < 1000
                            ? "group by "
                                    + LongStream.rangeClosed(1, n)
                                            .mapToObj(Long::toString)
                                            .collect(Collectors.joining(", "))
                            : "");

    /** What dbt itself took over from dbt_utils in 1.2, arguments and all. */
    private static final Set<String> MOVED = Set.of(
            "any_value",
            "bool_or",
            "cast_bool_to_text",
            "concat",
            "current_timestamp",
            "current_timestamp_in_utc",
            "date_trunc",
            "dateadd",
            "datediff",
            "escape_single_quotes",
            "except",
            "hash",
            "intersect",
            "last_day",
            "length",
            "listagg",
            "position",
            "replace",
            "right",
            "safe_cast",
            "split_part",
            "string_literal",
            "type_bigint",
            "type_float",
            "type_int",
            "type_numeric",
            "type_string",
            "type_timestamp");

    private KnownPackages() {}

    static boolean refersToNothing(String packageName) {
        return WITHOUT_REFERENCES.contains(packageName);
    }

    static @Nullable Callable expression(String packageName, String macro) {
        return packageName.equals("dbt_utils") && MOVED.contains(macro)
                ? InternalMacros.find(macro)
                : EXPRESSIONS.get(packageName + "." + macro);
    }

    private static String key(@Nullable Object fields) {
        return texts(fields).stream()
                .map(field -> "coalesce(cast(" + field + " as varchar), '')")
                .collect(Collectors.joining(" || '-' || ", "md5(", ")"));
    }

    private static List<String> texts(@Nullable Object list) {
        List<String> texts = new ArrayList<>();
        Configs.listed(list).forEach(item -> texts.add(Python.str(item)));
        return texts;
    }
}
