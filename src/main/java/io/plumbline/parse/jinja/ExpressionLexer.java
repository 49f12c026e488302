package io.plumbline.parse.jinja;

import java.math.BigInteger;
import java.util.List;

/** Reads one token of an expression. */
final class ExpressionLexer {

    private static final int LONGEST_NUMBER = 4300;
    private static final List<String> LONG_OPERATORS = List.of("//", "**", "==", "!=", ">=", "<=");
    private static final String SHORT_OPERATORS = "+-/*%~[](){}>=<.:|,;";

    private final String text;
    private final String name;

    ExpressionLexer(String text, String name) {
        this.text = text;
        this.name = name;
    }

    Token next(int start, int line) {
        char first = text.charAt(start);
        if (isDigit(first)) {
            return number(start, line);
        }
        if (Character.isUnicodeIdentifierStart(first) || first == '_') {
            int end = start + 1;
            while (end < text.length() && isNamePart(text.charAt(end))) {
                end++;
            }
            return token(Token.Type.NAME, start, end, line);
        }
        if (first == '\'' || first == '"') {
            return string(start, line, first);
        }
        for (String operator : LONG_OPERATORS) {
            if (text.startsWith(operator, start)) {
                return token(Token.Type.OPERATOR, start, start + 2, line);
            }
        }
        if (SHORT_OPERATORS.indexOf(first) >= 0) {
            return token(Token.Type.OPERATOR, start, start + 1, line);
        }
        throw error("unexpected char '" + first + "'", line);
    }

    private Token token(Token.Type type, int start, int end, int line) {
        String piece = text.substring(start, end);
        return new Token(type, piece, piece, line, start, end);
    }

    private Token string(int start, int line, char quote) {
        int at = start + 1;
        boolean escaped = false;
        while (at < text.length() && text.charAt(at) != quote) {
            boolean escape = text.charAt(at) == '\\';
            escaped |= escape;
            at += escape ? 2 : 1;
        }
        if (at >= text.length()) {
            throw error("unexpected char '" + quote + "': the string does not end", line);
        }
        String raw = text.substring(start + 1, at);
        String value = escaped ? unescape(raw, line) : raw;
        return new Token(Token.Type.STRING, raw, value, line, start, at + 1);
    }

    private String unescape(String raw, int line) {
        try {
            return Escapes.decode(raw);
        } catch (IllegalArgumentException e) {
            throw error(String.valueOf(e.getMessage()), line);
        }
    }

    private Token number(int start, int line) {
        if (text.charAt(start) == '0' && start + 1 < text.length()) {
            int radix = radix(text.charAt(start + 1));
            int end = radix == 0 ? start : digits(start + 2, radix);
            if (end > start + 2) {
                return integer(start, end, text.substring(start + 2, end), radix, line);
            }
        }
        int end = digits(start, 10);
        boolean afterDot = start > 0 && text.charAt(start - 1) == '.';
        int real = afterDot ? end : exponent(fraction(end));
        if (real > end) {
            String value = text.substring(start, real).replace("_", "");
            return new Token(Token.Type.FLOAT, value, Double.valueOf(value), line, start, real);
        }
        return integer(start, end, text.substring(start, end), 10, line);
    }

    private Token integer(int start, int end, String digits, int radix, int line) {
        String plain = digits.replace("_", "");
        if (plain.length() > LONGEST_NUMBER) {
            throw error("a number of " + plain.length() + " digits is too long", line);
        }
        Object value = Numbers.narrow(new BigInteger(plain, radix));
        return new Token(Token.Type.INTEGER, text.substring(start, end), value, line, start, end);
    }

    private int fraction(int at) {
        boolean dot = at + 1 < text.length() && text.charAt(at) == '.' && isDigit(text.charAt(at + 1));
        return dot ? digits(at + 1, 10) : at;
    }

    private int exponent(int at) {
        if (at >= text.length() || (text.charAt(at) | 32) != 'e') {
            return at;
        }
        int first = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? at + 2 : at + 1;
        return first < text.length() && isDigit(text.charAt(first)) ? digits(first, 10) : at;
    }

    private int digits(int from, int radix) {
        int at = from;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean digit = c < 128 && Character.digit(c, radix) >= 0;
            boolean separator = c == '_' && at + 1 < text.length() && Character.digit(text.charAt(at + 1), radix) >= 0;
            if (!digit && !separator) {
                break;
            }
            at++;
        }
        return at;
    }

    private static int radix(char mark) {
        return switch (mark) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isNamePart(char c) {
        return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
    }

    private JinjaError error(String reason, int line) {
        return new JinjaError(JinjaError.Kind.SYNTAX, reason, name, line);
    }
}
