package io.plumbline.sql;

import java.util.Locale;

/** The SQL a text is written in. It decides quoting, comments and how identifiers fold; the grammar is one for all. */
public enum Dialect {
    SNOWFLAKE,
    BIGQUERY,
    POSTGRES,
    REDSHIFT,
    DATABRICKS,
    DUCKDB,
    TRINO;

    /** The dialect of a dbt adapter type; Snowflake's for types we do not know. */
    public static Dialect ofAdapter(String type) {
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "bigquery" -> BIGQUERY;
            case "postgres", "alloydb", "materialize", "greenplum" -> POSTGRES;
            case "redshift" -> REDSHIFT;
            case "databricks", "spark", "glue", "fabricspark" -> DATABRICKS;
            case "duckdb" -> DUCKDB;
            case "trino", "athena", "presto" -> TRINO;
            default -> SNOWFLAKE;
        };
    }

    /** Whether the SQL of an adapter type is read as what it is, and not as Snowflake's for want of another. */
    public static boolean isRead(String type) {
        return ofAdapter(type) != SNOWFLAKE || type.equalsIgnoreCase("snowflake");
    }

    /** The name an identifier stands for, without quotes: equal results mean the same object. */
    public String fold(String text, boolean quoted) {
        return switch (this) {
            case SNOWFLAKE -> quoted ? text : text.toUpperCase(Locale.ROOT);
            case POSTGRES -> quoted ? text : text.toLowerCase(Locale.ROOT);
            case REDSHIFT, DATABRICKS, DUCKDB, TRINO -> text.toLowerCase(Locale.ROOT);
            case BIGQUERY -> text;
        };
    }

    /** Whether a backslash escapes the next character of a string. */
    public boolean backslashEscapes() {
        return this == SNOWFLAKE || this == BIGQUERY || this == DATABRICKS || this == REDSHIFT;
    }

    /** Whether double quotes make a string and not an identifier. */
    public boolean doubleQuotedStrings() {
        return this == BIGQUERY || this == DATABRICKS;
    }

    /** Whether {@code //} starts a comment. */
    public boolean slashComments() {
        return this == SNOWFLAKE;
    }

    /** Whether {@code a:b} walks into semi-structured data. */
    public boolean colonPaths() {
        return this == SNOWFLAKE || this == DATABRICKS;
    }

    /** Whether {@code x -> y} is a lambda and not an operator on JSON. */
    public boolean arrowLambdas() {
        return this != POSTGRES && this != REDSHIFT;
    }
}
