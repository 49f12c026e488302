package io.plumbline.analysis;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes names and values as Snowflake reads them: nothing a person types can end one and begin something else. */
final class Names {

    private static final Pattern PLAIN = Pattern.compile("[A-Z_][A-Z0-9_]*");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,38}(\\.[0-9]{1,37})?");

    /** Words that Snowflake documents as reserved, or as no name of a column. */
    private static final Set<String> RESERVED = Set.of("""
            ACCOUNT ALL ALTER AND ANY AS BETWEEN BY CASE CAST CHECK COLUMN CONNECT CONNECTION CONSTRAINT CREATE CROSS
            CURRENT CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER DATABASE DELETE DISTINCT DROP ELSE EXISTS
            FALSE FOLLOWING FOR FROM FULL GRANT GROUP GSCLUSTER HAVING ILIKE IN INCREMENT INNER INSERT INTERSECT INTO
            IS ISSUE JOIN LATERAL LEFT LIKE LOCALTIME LOCALTIMESTAMP MINUS NATURAL NOT NULL OF ON OR ORDER
            ORGANIZATION QUALIFY REGEXP REVOKE RIGHT RLIKE ROW ROWS SAMPLE SCHEMA SELECT SET SOME START TABLE
            TABLESAMPLE THEN TO TRIGGER TRUE TRY_CAST UNION UNIQUE UPDATE USING VALUES VIEW WHEN WHENEVER WHERE WITH
            """.strip().split("\\s+"));

    private Names() {}

    /** A folded name; in quotes wherever it would fold into another one. */
    static String of(String name) {
        return PLAIN.matcher(name).matches() && !RESERVED.contains(name)
                ? name.toLowerCase(Locale.ROOT)
                : '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A number as it is, everything else as a text; quotes that a person put around it are none of it. */
    static String literal(String value) {
        if (NUMBER.matcher(value).matches()) {
            return value;
        }
        boolean quoted = value.length() > 1 && value.startsWith("'") && value.endsWith("'");
        String text = quoted ? value.substring(1, value.length() - 1).replace("''", "'") : value;
        return "'" + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
