package io.plumbline.parse.jinja;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Filters that give a number. */
final class NumberFilters {

    private static final Pattern WHOLE = Pattern.compile("[+-]?\\d+(_\\d+)*");
    private static final Pattern REAL =
            Pattern.compile("[+-]?(\\d+(_\\d+)*\\.?(\\d+(_\\d+)*)?|\\.\\d+(_\\d+)*)([eE][+-]?\\d+)?");
    private static final int LONGEST = 4300;

    private NumberFilters() {}

    static void register(Map<String, Filters.Filter> all) {
        all.put("abs", (value, call) -> Numbers.absolute(number(value)));
        all.put("int", NumberFilters::toInt);
        all.put("float", NumberFilters::toFloat);
        all.put("round", NumberFilters::round);
        all.put("filesizeformat", NumberFilters::fileSize);
    }

    static Object number(@Nullable Object value) {
        if (value instanceof Undefined undefined) {
            throw new Fault(undefined.reason());
        }
        if (value == null || !Numbers.is(value)) {
            throw new Fault("a number is needed, not " + Values.typeName(value));
        }
        return value;
    }

    private static @Nullable Object toInt(@Nullable Object value, Invocation call) {
        Object otherwise = call.argument(0, "default", 0L);
        int base = Numbers.index(call.argument(1, "base", 10L), "base");
        if (value instanceof Undefined undefined) {
            throw new Fault(undefined.reason());
        }
        if (value != null && Numbers.is(value)) {
            double real = Numbers.isFloat(value) ? Numbers.real(value) : 0;
            boolean finite = !Double.isNaN(real) && !Double.isInfinite(real);
            return finite
                    ? Numbers.isFloat(value) ? Numbers.narrow(real) : Numbers.narrow(Numbers.big(value))
                    : otherwise;
        }
        if (!(value instanceof String text)) {
            return otherwise;
        }
        Object whole = parseInt(text, base);
        if (whole != null) {
            return whole;
        }
        Double real = parseReal(text);
        return real == null || real.isNaN() || real.isInfinite() ? otherwise : Numbers.narrow(real.doubleValue());
    }

    /** Python's {@code int(text, base)}, or null where the text is no number. */
    static @Nullable Object parseInt(String given, int base) {
        String text = StringMethods.strip(given, (String) null, true, true);
        if (text.length() > LONGEST) {
            return null;
        }
        try {
            if (base == 10) {
                return WHOLE.matcher(text).matches() ? Numbers.narrow(new BigInteger(clean(text))) : null;
            }
            boolean prefixed = text.length() > 2
                    && text.charAt(0) == '0'
                    && (base == 16 && (text.charAt(1) | 32) == 'x'
                            || base == 8 && (text.charAt(1) | 32) == 'o'
                            || base == 2 && (text.charAt(1) | 32) == 'b');
            return Numbers.narrow(new BigInteger(clean(prefixed ? text.substring(2) : text), base));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String clean(String number) {
        return number.replace("_", "");
    }

    /** Python's {@code float(text)}, or null. */
    static @Nullable Double parseReal(String given) {
        String text = StringMethods.strip(given, (String) null, true, true);
        if (text.length() > LONGEST) {
            return null;
        }
        if (REAL.matcher(text).matches()) {
            return Double.valueOf(clean(text));
        }
        return switch (text.toLowerCase(java.util.Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            case "nan", "+nan", "-nan" -> Double.NaN;
            default -> null;
        };
    }

    private static @Nullable Object toFloat(@Nullable Object value, Invocation call) {
        Object otherwise = call.argument(0, "default", 0.0);
        if (value instanceof Undefined undefined) {
            throw new Fault(undefined.reason());
        }
        if (value != null && Numbers.is(value)) {
            return Numbers.real(value);
        }
        Double real = value instanceof String text ? parseReal(text) : null;
        return real == null ? otherwise : real;
    }

    private static Object round(@Nullable Object value, Invocation call) {
        Object number = number(value);
        int precision = Numbers.index(call.argument(0, "precision", 0L), "precision");
        String method = Text.str(call.argument(1, "method", "common"));
        if (method.equals("common")) {
            if (Numbers.isInteger(number)) {
                return precision >= 0 ? number : roundWhole(number, precision);
            }
            return Numbers.round(Numbers.real(number), precision, RoundingMode.HALF_EVEN);
        }
        if (!method.equals("ceil") && !method.equals("floor")) {
            throw new Fault("method must be common, ceil or floor");
        }
        double scale = Math.pow(10, precision);
        double scaled = Numbers.real(number) * scale;
        return (method.equals("ceil") ? Math.ceil(scaled) : Math.floor(scaled)) / scale;
    }

    private static Object roundWhole(Object number, int precision) {
        if (precision < -LONGEST) {
            return 0L;
        }
        java.math.BigDecimal exact = new java.math.BigDecimal(Numbers.big(number));
        return Numbers.narrow(exact.setScale(precision, RoundingMode.HALF_EVEN).toBigInteger());
    }

    private static Object fileSize(@Nullable Object value, Invocation call) {
        Double parsed = value instanceof String text ? parseReal(text) : Double.valueOf(Numbers.real(number(value)));
        double bytes = parsed == null ? 0 : parsed;
        boolean binary = Values.truthy(call.argument(0, "binary", false));
        double base = binary ? 1024 : 1000;
        if (bytes == 1) {
            return "1 Byte";
        }
        if (bytes < base) {
            return FormatSpec.fixed(bytes, 0) + " Bytes";
        }
        String[] units = binary
                ? new String[] {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB", "ZiB", "YiB"}
                : new String[] {"kB", "MB", "GB", "TB", "PB", "EB", "ZB", "YB"};
        int unit = 0;
        double scale = base;
        while (unit < units.length - 1 && bytes >= scale * base) {
            scale *= base;
            unit++;
        }
        return FormatSpec.fixed(bytes / scale, 1) + " " + units[unit];
    }
}
