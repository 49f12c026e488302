package io.plumbline.crawl.snowflake;

import java.util.regex.Pattern;

/** Names of objects as SQL has to write them. */
final class Identifier {

    private static final Pattern PLAIN = Pattern.compile("[A-Z_][A-Z0-9_$]*");

    private Identifier() {}

    /** Always in quotes, for statements: whatever the name holds, it stays a name. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /**
     * SQL for one part of a full name as ACCESS_HISTORY writes it: {@code DB.SCHEMA."A.b"}. Empty or null where it has no such part.
     *
     * @param name an expression
     * @param part counted from 1
     */
    static String part(String name, int part) {
        String found = "regexp_substr(%s, '(\"[^\"]*\")+|[^.\"]+', 1, %d)".formatted(name, part);
        return """
                case when position('"' in %1$s) = 0 then split_part(%1$s, '.', %2$d)
                     when left(%3$s, 1) = '"' then replace(substr(%3$s, 2, length(%3$s) - 2), '""', '"')
                     else %3$s end""".formatted(name, part, found);
    }

    /** In quotes only where it needs them, for people. */
    static String readable(String name) {
        return PLAIN.matcher(name).matches() ? name : quoted(name);
    }
}
