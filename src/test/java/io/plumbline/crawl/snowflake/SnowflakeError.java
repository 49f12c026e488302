package io.plumbline.crawl.snowflake;

import java.sql.SQLException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Snowflake says when it refuses: its six-digit code, the SQL state and the text. */
final class SnowflakeError extends RuntimeException {

    private static final Pattern TABLE = Pattern.compile("Table with name \"?([\\w.]+)\"? does not exist");
    private static final Pattern SCHEMA = Pattern.compile("because schema \"(\\w+)\" does not exist");
    private static final Pattern CATALOG = Pattern.compile("Catalog \"(\\w+)\" does not exist");
    private static final Pattern COLUMN = Pattern.compile(
            "Referenced (?:column|table) \"([^\"]+)\" not found|does not have a column named \"([^\"]+)\"");
    private static final Pattern FUNCTION = Pattern.compile("Function with name \"?(\\w+)\"? does not exist");
    private static final Pattern UNEXPECTED = Pattern.compile("syntax error at (?:or near \"(.*?)\"|end of input)");

    final String code;
    final String state;

    SnowflakeError(String code, String state, String message) {
        super(message);
        this.code = code;
        this.state = state;
    }

    static SnowflakeError compilation(String code, String state, String message) {
        return new SnowflakeError(code, state, "SQL compilation error:\n" + message);
    }

    /** {@code kind} is Object, Schema or Database. */
    static SnowflakeError missing(String kind, String name) {
        return compilation(
                "002003",
                kind.equals("Object") ? "42S02" : "02000",
                kind + " '" + name.toUpperCase(Locale.ROOT) + "' does not exist or not authorized.");
    }

    static SnowflakeError syntax(String unexpected) {
        return compilation("001003", "42000", "syntax error line 1 at position 0 unexpected '" + unexpected + "'.");
    }

    static SnowflakeError unknownFunction(String name) {
        return compilation("002140", "42601", "Unknown function " + name.toUpperCase(Locale.ROOT));
    }

    static SnowflakeError canceled() {
        return new SnowflakeError("000604", "57014", "SQL execution canceled");
    }

    /** The nearest thing Snowflake would say; what has no likeness says so. */
    static SnowflakeError of(SQLException from) {
        String text = String.valueOf(from.getMessage());
        Matcher found;
        if ((found = SCHEMA.matcher(text)).find()) {
            return missing("Schema", found.group(1));
        }
        if ((found = CATALOG.matcher(text)).find()) {
            return missing("Database", found.group(1));
        }
        if ((found = TABLE.matcher(text)).find()) {
            return missing("Object", found.group(1));
        }
        if ((found = FUNCTION.matcher(text)).find()) {
            return unknownFunction(found.group(1));
        }
        if ((found = COLUMN.matcher(text)).find()) {
            String name = found.group(1) == null ? found.group(2) : found.group(1);
            return compilation("000904", "42000", "error line 1 at position 0\ninvalid identifier '" + name + "'");
        }
        if ((found = UNEXPECTED.matcher(text)).find()) {
            return syntax(found.group(1) == null ? "<EOF>" : found.group(1));
        }
        if (text.contains("Division by zero")) {
            return new SnowflakeError("100051", "22012", "Division by zero");
        }
        if (text.startsWith("Conversion Error")) {
            return new SnowflakeError("100038", "22018", text);
        }
        return new SnowflakeError("000603", "XX000", "the fake cannot answer this: " + text);
    }
}
