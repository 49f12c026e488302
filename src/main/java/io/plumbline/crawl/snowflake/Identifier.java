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

    /** In quotes only where it needs them, for people. */
    static String readable(String name) {
        return PLAIN.matcher(name).matches() ? name : quoted(name);
    }
}
