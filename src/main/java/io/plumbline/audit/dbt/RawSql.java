package io.plumbline.audit.dbt;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * The tokens of SQL that still holds Jinja. Comments of both languages, Jinja statements and what stands inside
 * {@code set}, {@code macro} and {@code call} blocks are left out; a Jinja expression is one token. Linear in the text.
 */
public final class RawSql {

    /** What a token is. */
    public enum Kind {
        WORD,
        QUOTED,
        STRING,
        JINJA,
        SYMBOL
    }

    /**
     * A token.
     *
     * @param start offset of its first character, 0-based
     * @param end offset behind its last character
     * @param line 1-based
     */
    public record Token(Kind kind, String text, int start, int end, int line) {

        boolean is(String word) {
            return kind == Kind.WORD && text.equalsIgnoreCase(word);
        }

        boolean symbol(char c) {
            return kind == Kind.SYMBOL && text.charAt(0) == c;
        }
    }

    private static final Pattern OPENS =
            Pattern.compile("^\\{%[-+]?\\s*(set\\s+[^=]*|macro\\s.*|call\\b.*)[-+]?%\\}$", Pattern.DOTALL);
    private static final Pattern CLOSES =
            Pattern.compile("^\\{%[-+]?\\s*(endset|endmacro|endcall)\\b.*", Pattern.DOTALL);

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private final List<Token> comments = new ArrayList<>();
    private int at;
    private int line = 1;
    private int blocks;

    private RawSql(String text) {
        this.text = text;
    }

    public static List<Token> tokens(String text) {
        RawSql reader = new RawSql(text);
        while (reader.at < text.length()) {
            reader.next();
        }
        return reader.tokens;
    }

    /** The comments of SQL, not those of Jinja. */
    public static List<Token> comments(String text) {
        RawSql reader = new RawSql(text);
        while (reader.at < text.length()) {
            reader.next();
        }
        return reader.comments;
    }

    /** The text with blanks instead of the comments of SQL. */
    public static String withoutComments(String text) {
        StringBuilder blank = new StringBuilder(text);
        for (Token comment : comments(text)) {
            for (int i = comment.start(); i < comment.end(); i++) {
                if (text.charAt(i) != '\n') {
                    blank.setCharAt(i, ' ');
                }
            }
        }
        return blank.toString();
    }

    private void next() {
        char c = text.charAt(at);
        if (text.startsWith("{#", at)) {
            skip(after("#}", at + 2));
        } else if (text.startsWith("{%", at)) {
            statement(jinjaEnd("%}"));
        } else if (text.startsWith("{{", at)) {
            add(Kind.JINJA, jinjaEnd("}}"));
        } else if (text.startsWith("--", at) || text.startsWith("//", at)) {
            comment(lineEnd());
        } else if (text.startsWith("/*", at)) {
            comment(after("*/", at + 2));
        } else if (text.startsWith("$$", at)) {
            add(Kind.STRING, after("$$", at + 2));
        } else if (c == '\'') {
            add(Kind.STRING, quoteEnd(c));
        } else if (c == '"' || c == '`') {
            add(Kind.QUOTED, quoteEnd(c));
        } else if (Character.isLetterOrDigit(c) || c == '_' || c == '$') {
            int end = at + 1;
            while (end < text.length() && wordPart(text.charAt(end))) {
                end++;
            }
            add(Kind.WORD, end);
        } else if (Character.isWhitespace(c)) {
            skip(at + 1);
        } else {
            add(Kind.SYMBOL, at + 1);
        }
    }

    public static boolean wordPart(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '$';
    }

    private void statement(int end) {
        String statement = text.substring(at, end);
        if (CLOSES.matches(statement)) {
            blocks = Math.max(0, blocks - 1);
        } else if (OPENS.matches(statement)) {
            blocks++;
        }
        skip(end);
    }

    private void add(Kind kind, int end) {
        if (blocks == 0) {
            tokens.add(new Token(kind, text.substring(at, end), at, end, line));
        }
        skip(end);
    }

    private void comment(int end) {
        comments.add(new Token(Kind.SYMBOL, text.substring(at, end), at, end, line));
        skip(end);
    }

    private void skip(int end) {
        for (; at < end; at++) {
            line += text.charAt(at) == '\n' ? 1 : 0;
        }
    }

    private int lineEnd() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    private int after(String close, int from) {
        int end = text.indexOf(close, from);
        return end < 0 ? text.length() : end + close.length();
    }

    /** The end of a Jinja tag; a closing mark inside a string of it does not count. */
    private int jinjaEnd(String close) {
        char quote = 0;
        for (int i = at + 2; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (text.startsWith(close, i)) {
                return i + 2;
            }
        }
        return text.length();
    }

    private int quoteEnd(char quote) {
        for (int i = at + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quote == '\'') {
                i++;
            } else if (c == quote && i + 1 < text.length() && text.charAt(i + 1) == quote) {
                i++;
            } else if (c == quote) {
                return i + 1;
            }
        }
        return text.length();
    }
}
