package io.plumbline.chunk;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts templated SQL into the tokens that tell structure. Comments, string literals and what stands inside Jinja are
 * passed over; Jinja inside a literal is seen as Jinja, as dbt does. Linear in the text's length.
 */
final class SqlScanner {

    private final String text;
    private final boolean backslash;
    private final List<SqlToken> tokens = new ArrayList<>();
    private int at;
    private int line = 1;
    private boolean complete = true;

    private SqlScanner(String text, boolean backslash) {
        this.text = text;
        this.backslash = backslash;
    }

    /** The tokens; where a literal does not end, they are read again without backslash escapes. */
    static List<SqlToken> scan(String text) {
        SqlScanner scanner = new SqlScanner(text, true).run();
        return scanner.complete ? scanner.tokens : new SqlScanner(text, false).run().tokens;
    }

    private SqlScanner run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (jinja() || comment()) {
                continue;
            }
            if (c == '\'' || c == '"' || c == '`') {
                literal(c);
            } else if (text.startsWith("$$", at)) {
                int start = line;
                int end = text.indexOf("$$", at + 2);
                skipTo(end < 0 ? text.length() : end + 2);
                add(SqlToken.Kind.OTHER, "$$", start);
            } else if (Character.isJavaIdentifierStart(c)) {
                word();
            } else {
                symbol(c);
            }
        }
        return this;
    }

    private void symbol(char c) {
        SqlToken.Kind kind =
                switch (c) {
                    case '(' -> SqlToken.Kind.OPEN;
                    case ')' -> SqlToken.Kind.CLOSE;
                    case ',' -> SqlToken.Kind.COMMA;
                    default -> SqlToken.Kind.OTHER;
                };
        if (!Character.isWhitespace(c)) {
            add(kind, String.valueOf(c), line);
        }
        skipTo(at + 1);
    }

    private void word() {
        int end = at + 1;
        while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
            end++;
        }
        add(SqlToken.Kind.WORD, text.substring(at, end), line);
        skipTo(end);
    }

    private void literal(char quote) {
        int start = at;
        int startLine = line;
        skipTo(at + 1);
        while (at < text.length()) {
            if (jinja()) {
                continue;
            }
            char c = text.charAt(at);
            if (c == '\\' && backslash && quote != '`') {
                skipTo(Math.min(text.length(), at + 2));
            } else if (c == quote && at + 1 < text.length() && text.charAt(at + 1) == quote) {
                skipTo(at + 2);
            } else if (c == quote) {
                skipTo(at + 1);
                boolean name = quote != '\'';
                String inside = text.substring(start + 1, at - 1);
                add(name ? SqlToken.Kind.WORD : SqlToken.Kind.OTHER, inside, startLine);
                return;
            } else {
                skipTo(at + 1);
            }
        }
        complete = false;
    }

    private boolean comment() {
        if (text.startsWith("--", at)) {
            while (at < text.length() && text.charAt(at) != '\n') {
                if (!jinja()) {
                    skipTo(at + 1);
                }
            }
            return true;
        }
        if (text.startsWith("/*", at)) {
            skipTo(at + 2);
            while (at < text.length() && !text.startsWith("*/", at)) {
                if (!jinja()) {
                    skipTo(at + 1);
                }
            }
            skipTo(Math.min(text.length(), at + 2));
            return true;
        }
        return false;
    }

    /** Passes over Jinja that starts here. */
    private boolean jinja() {
        if (at + 1 >= text.length() || text.charAt(at) != '{') {
            return false;
        }
        int start = line;
        switch (text.charAt(at + 1)) {
            case '#' -> {
                int end = text.indexOf("#}", at + 2);
                skipTo(end < 0 ? text.length() : end + 2);
            }
            case '{' -> add(SqlToken.Kind.EXPRESSION, inside("}}"), start);
            case '%' -> {
                String tag = inside("%}");
                add(SqlToken.Kind.TAG, tag, start);
                if (tag.equals("raw")) {
                    int end = text.indexOf("endraw", at);
                    skipTo(end < 0 ? text.length() : Math.max(at, text.lastIndexOf("{%", end)));
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The inside of a tag, without the dashes that trim white space; leaves the scanner after its end. */
    private String inside(String close) {
        int start = at + 2;
        int end = start;
        while (end < text.length() && !text.startsWith(close, end)) {
            char c = text.charAt(end);
            if (c == '\'' || c == '"') {
                end++;
                while (end < text.length() && text.charAt(end) != c) {
                    end += text.charAt(end) == '\\' ? 2 : 1;
                }
            }
            end++;
        }
        int last = Math.min(end, text.length());
        skipTo(Math.min(text.length(), last + close.length()));
        String inside = text.substring(Math.min(start, last), last).strip();
        String open = inside.startsWith("-") || inside.startsWith("+") ? inside.substring(1) : inside;
        return (open.endsWith("-") ? open.substring(0, open.length() - 1) : open).strip();
    }

    private void add(SqlToken.Kind kind, String content, int start) {
        tokens.add(new SqlToken(kind, content, start, line));
    }

    private void skipTo(int end) {
        for (int i = at; i < end; i++) {
            if (text.charAt(i) == '\n'
                    || text.charAt(i) == '\r' && (i + 1 == text.length() || text.charAt(i + 1) != '\n')) {
                line++;
            }
        }
        at = end;
    }
}
