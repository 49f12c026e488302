package io.plumbline.crawl.snowflake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A word, name, text, number or sign of a statement. Space and comments are nobody's token. */
record SqlToken(Kind kind, String text) {

    enum Kind {
        WORD,
        QUOTED,
        TEXT,
        NUMBER,
        SIGN
    }

    private static final Pattern NEXT = Pattern.compile(
            "(?<space>\\s+|--[^\\n]*|//[^\\n]*|/\\*(?s:.*?)\\*/)"
                    + "|(?<text>'(?:[^'\\\\]|''|\\\\(?s:.))*')|\\$\\$(?<dollar>(?s:.*?))\\$\\$"
                    + "|(?<quoted>\"(?:[^\"]|\"\")*\")"
                    + "|(?<number>\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|\\.\\d+)"
                    + "|(?<word>[A-Za-z_][\\w$]*)"
                    + "|(?<sign>::|\\|\\||<=|>=|<>|!=|=>|->>|.)",
            Pattern.UNICODE_CHARACTER_CLASS);

    static SqlToken word(String text) {
        return new SqlToken(Kind.WORD, text);
    }

    static SqlToken sign(String text) {
        return new SqlToken(Kind.SIGN, text);
    }

    /** A text literal of this value. */
    static SqlToken text(String value) {
        return new SqlToken(Kind.TEXT, "'" + value.replace("'", "''") + "'");
    }

    boolean is(String word) {
        return kind != Kind.TEXT && kind != Kind.QUOTED && text.equalsIgnoreCase(word);
    }

    boolean isName() {
        return kind == Kind.WORD || kind == Kind.QUOTED;
    }

    String upper() {
        return text.toUpperCase(Locale.ROOT);
    }

    /** Of a name or a text, what stands between the quotes. */
    String value() {
        return switch (kind) {
            case QUOTED -> text.substring(1, text.length() - 1).replace("\"\"", "\"");
            case TEXT -> text.substring(1, text.length() - 1).replace("''", "'");
            default -> text;
        };
    }

    static List<SqlToken> of(String sql) {
        List<SqlToken> tokens = new ArrayList<>();
        Matcher next = NEXT.matcher(sql);
        while (next.find()) {
            if (next.group("text") != null) {
                tokens.add(text(unescaped(next.group("text"))));
            } else if (next.group("dollar") != null) {
                tokens.add(text(next.group("dollar")));
            } else if (next.group("quoted") != null) {
                tokens.add(new SqlToken(Kind.QUOTED, next.group()));
            } else if (next.group("number") != null) {
                tokens.add(new SqlToken(Kind.NUMBER, next.group()));
            } else if (next.group("word") != null) {
                tokens.add(word(next.group()));
            } else if (next.group("sign") != null) {
                tokens.add(sign(next.group()));
            }
        }
        return tokens;
    }

    /** The value of a literal in which a backslash escapes and a quote may be doubled. */
    private static String unescaped(String literal) {
        StringBuilder value = new StringBuilder();
        for (int i = 1; i < literal.length() - 1; i++) {
            char c = literal.charAt(i);
            if (c == '\'' || c == '\\') {
                char escaped = literal.charAt(++i);
                value.append(c == '\'' ? '\'' : escape(escaped));
            } else {
                value.append(c);
            }
        }
        return value.toString();
    }

    private static char escape(char escaped) {
        return switch (escaped) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case '0' -> '\0';
            default -> escaped;
        };
    }
}
