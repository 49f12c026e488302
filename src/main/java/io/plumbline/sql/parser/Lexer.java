package io.plumbline.sql.parser;

import io.plumbline.sql.Dialect;
import io.plumbline.sql.Span;
import io.plumbline.sql.Token;
import io.plumbline.sql.Token.Type;
import java.util.ArrayList;
import java.util.List;

/** Cuts SQL into tokens in one pass. Comments are kept; white space is not. The last token is {@link Type#END}. */
public final class Lexer {

    private static final String[] OPERATORS = {
        "->>", "#>>", "<=>", "!~*", "::", "=>", "->", "<=", ">=", "<>", "!=", "||", "**", "==", "!~", "~*", "~~", "@>",
        "<@", "#>", "&&", ":=", "//", "|>", "^@"
    };

    private final String sql;
    private final int end;
    private final Dialect dialect;
    private final Words words = new Words();
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int line;
    private int lineStart;

    private Lexer(String sql, Span range, Dialect dialect) {
        this.sql = sql;
        this.dialect = dialect;
        this.at = range.start();
        this.end = range.end();
        this.line = range.line();
        this.lineStart = range.start() - range.column() + 1;
    }

    public static List<Token> tokens(String sql, Dialect dialect) {
        return tokens(sql, new Span(0, sql.length(), 1, 1, 1), dialect);
    }

    /** The tokens of a part of a text, with the spans they have in the whole. */
    public static List<Token> tokens(String sql, Span range, Dialect dialect) {
        return new Lexer(sql, range, dialect).run();
    }

    private List<Token> run() {
        if (at == 0 && at < end && sql.charAt(0) == '\uFEFF') {
            at++;
            lineStart++;
        }
        while (true) {
            skipSpace();
            if (at >= end) {
                tokens.add(new Token(Type.END, "", "", new Span(end, end, line, end - lineStart + 1, line)));
                return tokens;
            }
            next();
        }
    }

    private void skipSpace() {
        while (at < end) {
            char c = sql.charAt(at);
            if (c == '\n') {
                newLine(at);
            } else if (c > ' ' && c != '\u00A0' && !Character.isSpaceChar(c) || c == 0) {
                return;
            }
            at++;
        }
    }

    private void newLine(int position) {
        line++;
        lineStart = position + 1;
    }

    private void next() {
        char c = sql.charAt(at);
        if (isWordStart(c)) {
            word(c);
        } else if (c >= '0' && c <= '9' || c == '.' && isDigit(peek(1)) && !followsName()) {
            number();
        } else if (c == '\'') {
            string(at);
        } else if (c == '"') {
            doubleQuoted();
        } else if (c == '`') {
            quoted('`');
        } else if (startsComment(c)) {
            comment(c);
        } else if (c == '$') {
            dollar();
        } else if (c == '@') {
            stage();
        } else if (c == '?') {
            emit(Type.VARIABLE, at + 1);
        } else {
            operator(c);
        }
    }

    private boolean followsName() {
        if (tokens.isEmpty()) {
            return false;
        }
        Token last = tokens.get(tokens.size() - 1);
        return last.span().end() == at && (last.type() == Type.WORD || last.type() == Type.QUOTED);
    }

    private void word(char c) {
        if (quoteAfterPrefix(c)) {
            return;
        }
        int stop = at + 1;
        while (stop < end && isWordPart(sql.charAt(stop))) {
            stop++;
        }
        String text = sql.substring(at, stop);
        add(Type.WORD, text, words.fold(text), stop, line);
        at = stop;
    }

    /** Reads {@code r'…'}, {@code b'…'}, {@code e'…'} and the like; a letter right before a quote. */
    private boolean quoteAfterPrefix(char c) {
        if ("rRbBeEnNxXuU".indexOf(c) < 0) {
            return false;
        }
        int quote = at + 1;
        if (quote < end && "rRbB&".indexOf(sql.charAt(quote)) >= 0) {
            quote++;
        }
        if (quote < end && sql.charAt(quote) == '\'') {
            string(quote);
            return true;
        }
        if (quote < end && sql.charAt(quote) == '"' && dialect.doubleQuotedStrings()) {
            string(quote);
            return true;
        }
        return false;
    }

    private void number() {
        int stop = at;
        if (sql.charAt(at) == '0' && (peek(1) == 'x' || peek(1) == 'X')) {
            stop += 2;
            while (stop < end && Character.digit(sql.charAt(stop), 16) >= 0) {
                stop++;
            }
            emit(Type.NUMBER, stop);
            return;
        }
        stop = digits(stop);
        if (stop < end && sql.charAt(stop) == '.' && !(stop + 1 < end && sql.charAt(stop + 1) == '.')) {
            stop = digits(stop + 1);
        }
        stop = exponent(stop);
        if (stop < end && isWordStart(sql.charAt(stop)) && digitsLeadAName()) {
            while (stop < end && isWordPart(sql.charAt(stop))) {
                stop++;
            }
            String text = sql.substring(at, stop);
            add(Type.WORD, text, words.fold(text), stop, line);
            at = stop;
            return;
        }
        emit(Type.NUMBER, stop);
    }

    /** After a dot a name may start with digits where a dialect's other parts do: {@code schema.2024_orders}. */
    private boolean digitsLeadAName() {
        return !tokens.isEmpty()
                && tokens.get(tokens.size() - 1).word().equals(".")
                && tokens.get(tokens.size() - 1).span().end() == at;
    }

    private int digits(int from) {
        int stop = from;
        while (stop < end
                && (isDigit(sql.charAt(stop))
                        || sql.charAt(stop) == '_' && stop + 1 < end && isDigit(sql.charAt(stop + 1)))) {
            stop++;
        }
        return stop;
    }

    private int exponent(int from) {
        if (from < end && (sql.charAt(from) == 'e' || sql.charAt(from) == 'E')) {
            int sign = from + 1;
            if (sign < end && (sql.charAt(sign) == '+' || sql.charAt(sign) == '-')) {
                sign++;
            }
            if (sign < end && isDigit(sql.charAt(sign))) {
                return digits(sign);
            }
        }
        return from;
    }

    private void string(int quoteAt) {
        char quote = sql.charAt(quoteAt);
        boolean raw = quoteAt > at && "rR".indexOf(sql.charAt(quoteAt - 1)) >= 0;
        boolean escapes =
                !raw && dialect.backslashEscapes() || quoteAt > at && (sql.charAt(at) == 'e' || sql.charAt(at) == 'E');
        if (dialect.doubleQuotedStrings() && tripled(quoteAt, quote)) {
            literal(Type.STRING, sql.indexOf(String.valueOf(quote).repeat(3), quoteAt + 3), 3);
            return;
        }
        literal(Type.STRING, closing(quoteAt + 1, quote, escapes), 1);
    }

    private boolean tripled(int from, char quote) {
        return from + 2 < end
                && sql.charAt(from + 1) == quote
                && sql.charAt(from + 2) == quote
                && (from + 3 >= end || sql.indexOf(String.valueOf(quote).repeat(3), from + 3) >= 0);
    }

    private void doubleQuoted() {
        if (dialect.doubleQuotedStrings()) {
            string(at);
        } else {
            quoted('"');
        }
    }

    private void quoted(char quote) {
        literal(Type.QUOTED, closing(at + 1, quote, false), 1);
    }

    /** Where the closing quote stands, -1 where there is none. */
    private int closing(int from, char quote, boolean escapes) {
        for (int i = from; i < end; i++) {
            char c = sql.charAt(i);
            if (c == '\\' && escapes) {
                i++;
            } else if (c == quote) {
                if (i + 1 < end && sql.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return -1;
    }

    private void literal(Type type, int closing, int quotes) {
        if (closing < 0 || closing + quotes > end) {
            multiline(Type.INVALID, end);
        } else {
            multiline(type, closing + quotes);
        }
    }

    private boolean startsComment(char c) {
        char second = peek(1);
        return c == '-' && second == '-'
                || c == '/' && second == '*'
                || c == '/' && second == '/' && dialect.slashComments()
                || c == '#' && dialect == Dialect.BIGQUERY;
    }

    private void comment(char c) {
        if (c == '/' && peek(1) == '*') {
            int close = sql.indexOf("*/", at + 2);
            literal(Type.COMMENT, close, 2);
            return;
        }
        int stop = sql.indexOf('\n', at);
        emit(Type.COMMENT, stop < 0 || stop > end ? end : stop);
    }

    private void dollar() {
        int stop = at + 1;
        while (stop < end && isWordPart(sql.charAt(stop)) && sql.charAt(stop) != '$') {
            stop++;
        }
        boolean tag = stop < end && sql.charAt(stop) == '$' && (stop == at + 1 || dialect != Dialect.SNOWFLAKE);
        if (tag) {
            String delimiter = sql.substring(at, stop + 1);
            int close = sql.indexOf(delimiter, stop + 1);
            literal(Type.STRING, close, delimiter.length());
        } else if (stop == at + 1) {
            emit(Type.INVALID, stop);
        } else {
            emit(Type.VARIABLE, stop);
        }
    }

    private void stage() {
        int stop = at + 1;
        while (stop < end) {
            char c = sql.charAt(stop);
            if (c == '"') {
                int close = closing(stop + 1, '"', false);
                if (close < 0) {
                    break;
                }
                stop = close + 1;
            } else if (isWordPart(c) || "/.~%=+-*{}:".indexOf(c) >= 0 && !commentAt(stop)) {
                stop++;
            } else {
                break;
            }
        }
        if (stop == at + 1) {
            operator('@');
        } else {
            emit(Type.STAGE, stop);
        }
    }

    private boolean commentAt(int position) {
        return sql.startsWith("--", position) || sql.startsWith("/*", position) || sql.startsWith("::", position);
    }

    private void operator(char c) {
        for (String operator : OPERATORS) {
            if (operator.charAt(0) == c && sql.startsWith(operator, at) && at + operator.length() <= end) {
                add(Type.OPERATOR, operator, operator, at + operator.length(), line);
                at += operator.length();
                return;
            }
        }
        boolean known = "()[]{},.;+-*/%=<>:^|&~!@#\\".indexOf(c) >= 0;
        emit(known ? Type.OPERATOR : Type.INVALID, at + 1);
    }

    private void emit(Type type, int stop) {
        String text = sql.substring(at, stop);
        add(type, text, type == Type.OPERATOR ? text : "", stop, line);
        at = stop;
    }

    private void multiline(Type type, int stop) {
        int lastLine = line;
        int lastStart = lineStart;
        for (int i = at; i < stop; i++) {
            if (sql.charAt(i) == '\n') {
                lastLine++;
                lastStart = i + 1;
            }
        }
        add(type, sql.substring(at, stop), "", stop, lastLine);
        at = stop;
        line = lastLine;
        lineStart = lastStart;
    }

    private void add(Type type, String text, String word, int stop, int endLine) {
        tokens.add(new Token(type, text, word, new Span(at, stop, line, at - lineStart + 1, endLine)));
    }

    private char peek(int ahead) {
        return at + ahead < end ? sql.charAt(at + ahead) : 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isWordStart(char c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c == '_'
                || c > 127 && Character.isLetter(c)
                || Character.isHighSurrogate(c);
    }

    static boolean isWordPart(char c) {
        return isWordStart(c)
                || isDigit(c)
                || c == '$'
                || c > 127 && (Character.isLetterOrDigit(c) || Character.isSurrogate(c));
    }
}
