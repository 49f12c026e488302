package io.plumbline.parse.jinja;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/** How Python prints. */
final class Text {

    private static final int LONGEST_NUMBER_BITS = 14_285;

    private Text() {}

    static String str(@Nullable Object value) {
        return value instanceof String text ? text : new Printer(null).str(value);
    }

    /** The same, charging what it produces as it goes. */
    static String str(@Nullable Object value, Meter meter) {
        return value instanceof String text ? text : new Printer(meter).str(value);
    }

    static String repr(@Nullable Object value) {
        return new Printer(null).repr(value);
    }

    static String number(Object value) {
        if (value instanceof Boolean flag) {
            return flag ? "True" : "False";
        }
        if (value instanceof BigInteger big && big.bitLength() > LONGEST_NUMBER_BITS) {
            throw new Fault("Exceeds the limit (4300 digits) for integer string conversion");
        }
        return Numbers.isFloat(value) ? real(Numbers.real(value)) : value.toString();
    }

    /** The shortest digits that read back as the same float, as Python writes them. */
    static String real(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0.0" : "0.0";
        }
        BigDecimal exact = new BigDecimal(value);
        BigDecimal shortest = exact;
        for (int precision = Math.abs(value) < Double.MIN_NORMAL ? 1 : 15; precision <= 17; precision++) {
            shortest = exact.round(new MathContext(precision));
            if (shortest.doubleValue() == value) {
                break;
            }
        }
        BigDecimal digits = shortest.stripTrailingZeros();
        int exponent = digits.precision() - digits.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            String plain = digits.toPlainString();
            return plain.indexOf('.') < 0 ? plain + ".0" : plain;
        }
        String unscaled = digits.unscaledValue().abs().toString();
        String mantissa = unscaled.length() == 1 ? unscaled : unscaled.charAt(0) + "." + unscaled.substring(1);
        String power = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : String.valueOf(Math.abs(exponent));
        return (value < 0 ? "-" : "") + mantissa + "e" + (exponent < 0 ? "-" : "+") + power;
    }

    static String quoted(String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        StringBuilder out = new StringBuilder(text.length() + 2).append(quote);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\\' -> out.append("\\\\");
                default -> {
                    if (c == quote) {
                        out.append('\\').append(quote);
                    } else if (printable(c)) {
                        out.appendCodePoint(c);
                    } else {
                        out.append(c < 256 ? hex("\\x", c, 2) : c < 65536 ? hex("\\u", c, 4) : hex("\\U", c, 8));
                    }
                }
            }
        });
        return out.append(quote).toString();
    }

    private static String hex(String mark, int c, int width) {
        String digits = Integer.toHexString(c);
        return mark + "0".repeat(width - digits.length()) + digits;
    }

    private static boolean printable(int c) {
        if (c < 127) {
            return c >= 32;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }

    /** What Python's str.isspace and regular expressions take for white space. */
    static boolean isSpace(char c) {
        if (c < 128) {
            return c == ' ' || (c >= 9 && c <= 13) || (c >= 28 && c <= 31);
        }
        return c == 0x85 || Character.isSpaceChar(c);
    }

    /** The length in characters as Python counts them. */
    static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
