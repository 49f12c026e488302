package io.plumbline.parse.jinja;

/** Python's escapes in a string literal. */
final class Escapes {

    private static final String PLAIN = "\\'\"abfnrtv";
    private static final String MEANT = "\\'\"\u0007\b\f\n\r\t\u000b";

    private Escapes() {}

    /** The string that a literal's text means; throws IllegalArgumentException for a cut-off escape. */
    static String decode(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        int at = 0;
        while (at < raw.length()) {
            char c = raw.charAt(at);
            if (c != '\\' || at + 1 >= raw.length()) {
                out.append(c);
                at++;
            } else {
                at = escape(raw, at + 1, out);
            }
        }
        return out.toString();
    }

    private static int escape(String raw, int at, StringBuilder out) {
        char kind = raw.charAt(at);
        int plain = PLAIN.indexOf(kind);
        if (plain >= 0) {
            out.append(MEANT.charAt(plain));
            return at + 1;
        }
        switch (kind) {
            case '\n':
                return at + 1;
            case 'x':
                return hex(raw, at + 1, 2, out);
            case 'u':
                return hex(raw, at + 1, 4, out);
            case 'U':
                return hex(raw, at + 1, 8, out);
            default:
                return kind >= '0' && kind <= '7' ? octal(raw, at, out) : unknown(kind, at, out);
        }
    }

    private static int unknown(char kind, int at, StringBuilder out) {
        out.append('\\').append(kind);
        return at + 1;
    }

    private static int octal(String raw, int from, StringBuilder out) {
        int value = 0;
        int at = from;
        while (at < raw.length() && at < from + 3 && raw.charAt(at) >= '0' && raw.charAt(at) <= '7') {
            value = value * 8 + raw.charAt(at++) - '0';
        }
        out.append((char) value);
        return at;
    }

    private static int hex(String raw, int from, int length, StringBuilder out) {
        int value = 0;
        for (int at = from; at < from + length; at++) {
            int digit = at < raw.length() ? Character.digit(raw.charAt(at), 16) : -1;
            if (digit < 0) {
                throw new IllegalArgumentException("truncated \\x, \\u or \\U escape in a string");
            }
            value = value * 16 + digit;
        }
        if (value < 0 || value > Character.MAX_CODE_POINT) {
            throw new IllegalArgumentException("illegal Unicode character in a string");
        }
        out.appendCodePoint(value);
        return from + length;
    }
}
