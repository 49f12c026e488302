package io.plumbline.audit.dbt;

import com.google.re2j.Pattern;

/** Tells macros people call from those dbt calls itself. */
final class MacroNames {

    private static final Pattern CALLED_BY_DBT =
            Pattern.compile("(materialization_|test_|generate_(schema|alias|database)_name"
                    + "|(default|snowflake|bigquery|postgres|redshift|databricks|spark|duckdb|trino|athena|fabric|clickhouse|sqlserver)__"
                    + "|get_custom_|set_query_tag|unset_query_tag|dbt_|on_run_|ref$|source$|get_where_subquery|is_incremental$"
                    + "|create_or_replace_|get_.*_sql$|should_).*|ref|source|config|is_incremental|generate_series");

    private MacroNames() {}

    /** Whether a macro is there to be called by its name. */
    static boolean plain(String name) {
        return !CALLED_BY_DBT.matches(name);
    }
}
