package io.plumbline.parse.jinja;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Cuts a template into tokens: data outside the tags, and inside them what {@link ExpressionLexer} reads. */
final class Lexer {

    private static final int MOST_OPEN = 200;
    private static final int MOST_TOKENS = 3_000_000;

    private final String text;
    private final String name;
    private final List<Token> tokens = new ArrayList<>();
    private int position;
    private int line;

    Lexer(String text, String name, int firstLine) {
        this.text = text;
        this.name = name;
        this.line = firstLine;
    }

    /** Line breaks as Jinja reads them: one kind only, and the last one dropped. */
    static String normalize(String text) {
        String same = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        return same.endsWith("\n") ? same.substring(0, same.length() - 1) : same;
    }

    List<Token> tokens() {
        while (position < text.length()) {
            int tag = nextTag(position);
            if (tag < 0) {
                data(position, text.length(), text.length());
                break;
            }
            boolean strip = tag + 2 < text.length() && text.charAt(tag + 2) == '-';
            data(position, strip ? stripEnd(position, tag) : tag, tag);
            tag(tag);
        }
        add(Token.Type.EOF, "", position);
        return tokens;
    }

    private int nextTag(int from) {
        for (int at = text.indexOf('{', from); at >= 0 && at + 1 < text.length(); at = text.indexOf('{', at + 1)) {
            char next = text.charAt(at + 1);
            if (next == '%' || next == '#' || next == '{') {
                return at;
            }
        }
        return -1;
    }

    private void tag(int at) {
        char kind = text.charAt(at + 1);
        position = at + 2;
        if (kind == '#') {
            comment();
            return;
        }
        if (position < text.length() && (text.charAt(position) == '-' || text.charAt(position) == '+')) {
            position++;
        }
        if (kind == '%' && raw(at)) {
            return;
        }
        boolean block = kind == '%';
        add(block ? Token.Type.BLOCK_BEGIN : Token.Type.VARIABLE_BEGIN, block ? "{%" : "{{", at);
        inside(block);
    }

    private void comment() {
        int end = text.indexOf("#}", position);
        if (end < 0) {
            throw error("Missing end of comment tag");
        }
        boolean strip = end > position && text.charAt(end - 1) == '-';
        advance(end + 2, strip);
    }

    /** A raw block, if one starts here; its text is data. */
    private boolean raw(int at) {
        int cursor = word(skipSpace(position), "raw");
        if (cursor < 0) {
            return false;
        }
        int open = tagEnd(skipSpace(cursor));
        if (open < 0) {
            return false;
        }
        boolean strip = text.charAt(open - 3) == '-';
        position = at;
        advance(open, strip);
        int from = position;
        for (int end = text.indexOf("{%", from); end >= 0; end = text.indexOf("{%", end + 1)) {
            int sign = end + 2 < text.length() && "-+".indexOf(text.charAt(end + 2)) >= 0 ? 1 : 0;
            int closing = word(skipSpace(end + 2 + sign), "endraw");
            int close = closing < 0 ? -1 : tagEnd(skipSpace(closing));
            if (close >= 0) {
                boolean stripBefore = sign == 1 && text.charAt(end + 2) == '-';
                data(from, stripBefore ? stripEnd(from, end) : end, end);
                advance(close, text.charAt(close - 3) == '-');
                return true;
            }
        }
        throw error("Missing end of raw directive");
    }

    /** The offset after a word at an offset, or -1. */
    private int word(int at, String word) {
        int end = at + word.length();
        boolean whole = text.startsWith(word, at)
                && (end == text.length() || !Character.isJavaIdentifierPart(text.charAt(end)));
        return whole ? end : -1;
    }

    /** The offset after a block's end mark at an offset, or -1. */
    private int tagEnd(int at) {
        int mark = at < text.length() && "-+".indexOf(text.charAt(at)) >= 0 ? at + 1 : at;
        return text.startsWith("%}", mark) ? mark + 2 : -1;
    }

    private int skipSpace(int from) {
        int at = from;
        while (at < text.length() && Text.isSpace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private void inside(boolean block) {
        String close = block ? "%}" : "}}";
        ExpressionLexer expressions = new ExpressionLexer(text, name);
        Deque<Character> open = new ArrayDeque<>();
        while (true) {
            int start = skipSpace(position);
            countLines(position, start);
            position = start;
            if (start >= text.length()) {
                throw error("unexpected end of template, expected '" + close + "'");
            }
            boolean sign = text.charAt(start) == '-' || (block && text.charAt(start) == '+');
            if (open.isEmpty() && text.startsWith(close, sign ? start + 1 : start)) {
                int end = (sign ? start + 1 : start) + 2;
                Token.Type type = block ? Token.Type.BLOCK_END : Token.Type.VARIABLE_END;
                int at = line;
                advance(end, text.charAt(start) == '-');
                tokens.add(new Token(type, close, close, at, start, position));
                return;
            }
            Token token = expressions.next(start, line);
            balance(open, token);
            tokens.add(token);
            if (tokens.size() > MOST_TOKENS) {
                throw limit("the template has more than " + MOST_TOKENS + " tokens");
            }
            countLines(start, token.end());
            position = token.end();
        }
    }

    private void balance(Deque<Character> open, Token token) {
        if (token.type() != Token.Type.OPERATOR || token.text().length() != 1) {
            return;
        }
        char symbol = token.text().charAt(0);
        switch (symbol) {
            case '{' -> open.push('}');
            case '(' -> open.push(')');
            case '[' -> open.push(']');
            case '}', ')', ']' -> {
                if (open.isEmpty()) {
                    throw error("unexpected '" + symbol + "'");
                }
                char expected = open.pop();
                if (expected != symbol) {
                    throw error("unexpected '" + symbol + "', expected '" + expected + "'");
                }
            }
            default -> {}
        }
        if (open.size() > MOST_OPEN) {
            throw limit("brackets are nested more than " + MOST_OPEN + " deep");
        }
    }

    private void data(int from, int to, int next) {
        if (to > from) {
            String piece = text.substring(from, to);
            tokens.add(new Token(Token.Type.DATA, piece, piece, line, from, to));
        }
        countLines(from, next);
        position = next;
    }

    private int stripEnd(int from, int to) {
        int end = to;
        while (end > from && Text.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    private void advance(int to, boolean stripAfter) {
        int end = stripAfter ? skipSpace(to) : to;
        countLines(position, end);
        position = end;
    }

    private void countLines(int from, int to) {
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == '\n') {
                line++;
            }
        }
    }

    private void add(Token.Type type, String value, int start) {
        tokens.add(new Token(type, value, value, line, start, position));
    }

    private JinjaError limit(String reason) {
        return new JinjaError(JinjaError.Kind.LIMIT, reason, name, line);
    }

    private JinjaError error(String reason) {
        return new JinjaError(JinjaError.Kind.SYNTAX, reason, name, line);
    }
}
