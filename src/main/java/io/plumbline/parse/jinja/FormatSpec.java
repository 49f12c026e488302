package io.plumbline.parse.jinja;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Python's format specification: {@code [[fill]align][sign][#][0][width][,][.precision][type]}.
 *
 * @param align one of {@code < > ^ =}, or 0 for the type's own
 * @param precision -1 where absent
 * @param type 0 where absent
 */
record FormatSpec(
        String fill, char align, char sign, boolean alternate, int width, char grouping, int precision, char type) {

    private static final Pattern GRAMMAR = Pattern.compile(
            "(?:(.)?([<>=^]))?([-+ ])?z?(#)?(0)?(\\d{0,9})([,_])?(?:\\.(\\d{1,9}))?([bcdeEfFgGnosxX%])?",
            Pattern.DOTALL);
    private static final int MOST_DIGITS = 10_000;

    static FormatSpec parse(String text) {
        Matcher match = GRAMMAR.matcher(text);
        if (!match.matches()) {
            throw new Fault("Invalid format specifier '" + text + "'");
        }
        boolean zero = match.group(5) != null;
        String fill = match.group(1) != null ? match.group(1) : zero ? "0" : " ";
        char align = match.group(2) != null ? match.group(2).charAt(0) : zero ? '=' : 0;
        String width = match.group(6);
        return new FormatSpec(
                fill,
                align,
                first(match.group(3), '-'),
                match.group(4) != null,
                width.isEmpty() ? 0 : Integer.parseInt(width),
                first(match.group(7), (char) 0),
                match.group(8) == null ? -1 : Integer.parseInt(match.group(8)),
                first(match.group(9), (char) 0));
    }

    private static char first(@Nullable String group, char otherwise) {
        return group == null || group.isEmpty() ? otherwise : group.charAt(0);
    }

    String format(@Nullable Object value, Meter meter) {
        meter.charge(width);
        if (value != null && Numbers.is(value) && type != 's') {
            if (value instanceof Boolean && type == 0) {
                return pad(Text.str(value), "", '<');
            }
            return number(value);
        }
        String text = Text.str(value, meter);
        if (type != 0 && type != 's') {
            throw new Fault("Unknown format code '" + type + "' for object of type '" + Values.typeName(value) + "'");
        }
        if (align == '=') {
            throw new Fault("'=' alignment not allowed in string format specifier");
        }
        boolean cut = precision >= 0 && Text.length(text) > precision;
        return pad(cut ? text.substring(0, text.offsetByCodePoints(0, precision)) : text, "", '<');
    }

    private String number(Object value) {
        if (precision > MOST_DIGITS) {
            throw Meter.limit("a number is formatted with " + precision + " digits");
        }
        boolean whole = Numbers.isInteger(value) && "eEfFgG%".indexOf(type) < 0;
        if (whole && type == 'c') {
            int point = Numbers.index(value, "%c arg");
            if (!Character.isValidCodePoint(point)) {
                throw new Fault("%c arg not in range(0x110000)");
            }
            return pad(Character.toString(point), "", '<');
        }
        if (!whole && "bcdoxXn".indexOf(type) >= 0 && type != 0 && type != 'n') {
            throw new Fault("Unknown format code '" + type + "' for object of type 'float'");
        }
        String digits = whole ? whole(Numbers.big(value).abs()) : real(Numbers.real(value));
        boolean negative = whole ? Numbers.big(value).signum() < 0 : isNegative(Numbers.real(value));
        String mark = negative ? "-" : sign == '-' ? "" : String.valueOf(sign);
        return pad(digits, mark + prefix(whole), '>');
    }

    private static boolean isNegative(double value) {
        return value < 0 || 1 / value < 0;
    }

    private String prefix(boolean whole) {
        return alternate && whole && "bxXo".indexOf(type) >= 0 && type != 0 ? "0" + type : "";
    }

    private String whole(BigInteger value) {
        return switch (type) {
            case 'b' -> group(value.toString(2), 4);
            case 'o' -> group(value.toString(8), 4);
            case 'x' -> group(value.toString(16), 4);
            case 'X' -> group(value.toString(16).toUpperCase(Locale.ROOT), 4);
            default -> group(Text.number(Numbers.narrow(value)), 3);
        };
    }

    private String real(double signed) {
        double value = Math.abs(signed);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            String name = Double.isNaN(value) ? "nan" : "inf";
            return Character.isUpperCase(type) ? name.toUpperCase(Locale.ROOT) : name;
        }
        int digits = precision < 0 ? 6 : precision;
        return switch (type) {
            case 'f', 'F' -> group(fixed(value, digits), 3);
            case '%' -> group(fixed(value * 100, digits), 3) + "%";
            case 'e', 'E' -> exponent(value, digits, type);
            case 'g', 'G', 'n' -> group(general(value, Math.max(1, digits), type == 'G' ? 'E' : 'e', false), 3);
            default -> group(precision < 0 ? Text.real(value) : general(value, Math.max(1, precision), 'e', true), 3);
        };
    }

    static String fixed(double value, int digits) {
        return new BigDecimal(value).setScale(digits, RoundingMode.HALF_EVEN).toPlainString();
    }

    static String exponent(double value, int digits, char mark) {
        if (value == 0) {
            return fixed(0, digits) + mark + "+00";
        }
        BigDecimal rounded = new BigDecimal(value).round(new java.math.MathContext(digits + 1, RoundingMode.HALF_EVEN));
        StringBuilder all = new StringBuilder(rounded.unscaledValue().toString());
        int power = rounded.precision() - rounded.scale() - 1;
        while (all.length() < digits + 1) {
            all.append('0');
        }
        all.setLength(digits + 1);
        String mantissa = digits == 0 ? all.toString() : all.insert(1, '.').toString();
        String size = Math.abs(power) < 10 ? "0" + Math.abs(power) : String.valueOf(Math.abs(power));
        return mantissa + mark + (power < 0 ? "-" : "+") + size;
    }

    String general(double value, int digits, char mark, boolean point) {
        String scientific = exponent(value, digits - 1, mark);
        int at = scientific.indexOf(mark);
        int power = Integer.parseInt(scientific.substring(at + 1));
        if (power < -4 || power >= (point ? Math.min(digits, 16) : digits)) {
            return trim(scientific.substring(0, at)) + scientific.substring(at);
        }
        String plain = fixed(value, Math.max(0, digits - 1 - power));
        String trimmed = trim(plain);
        return point && trimmed.indexOf('.') < 0 ? trimmed + ".0" : trimmed;
    }

    private String trim(String number) {
        if (alternate || number.indexOf('.') < 0) {
            return number;
        }
        return StringMethods.strip(StringMethods.strip(number, "0", false, true), ".", false, true);
    }

    private String group(String number, int size) {
        if (grouping == 0) {
            return number;
        }
        int end = 0;
        while (end < number.length() && Character.digit(number.charAt(end), 16) >= 0) {
            end++;
        }
        StringBuilder out = new StringBuilder(number);
        for (int at = end - size; at > 0; at -= size) {
            out.insert(at, grouping);
        }
        return out.toString();
    }

    private String pad(String body, String mark, char usual) {
        int missing = Math.max(0, width - Text.length(body) - mark.length());
        char how = align == 0 ? usual : align;
        return switch (how) {
            case '<' -> mark + body + fill.repeat(missing);
            case '^' -> fill.repeat(missing / 2) + mark + body + fill.repeat(missing - missing / 2);
            case '=' -> mark + fill.repeat(missing) + body;
            default -> fill.repeat(missing) + mark + body;
        };
    }
}
