package io.plumbline.fix.account;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Names and texts of an account as Snowflake's SQL takes them. Names are always quoted: the extracts have them as they are
 * stored, and without quotes one of small letters, or a word of the language, would be another name or none.
 */
final class Quoted {

    private Quoted() {}

    /** {@code "DATABASE"."SCHEMA"."NAME"}. */
    static String name(String... parts) {
        return Arrays.stream(parts)
                .map(part -> '"' + part.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining("."));
    }

    /** A literal; in Snowflake a backslash begins an escape in one. */
    static String text(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
