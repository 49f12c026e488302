package io.plumbline.parse.jinja;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code text % values}. */
final class PercentFormat {

    private final String text;
    private final @Nullable Object values;
    private final Meter meter;
    private int at;
    private int used;

    private PercentFormat(String text, @Nullable Object values, Meter meter) {
        this.text = text;
        this.values = values;
        this.meter = meter;
    }

    static String format(String text, @Nullable Object values, Meter meter) {
        return new PercentFormat(text, values, meter).all();
    }

    private String all() {
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '%') {
                out.append(c);
            } else if (at < text.length() && text.charAt(at) == '%') {
                out.append('%');
                at++;
            } else {
                String piece = conversion();
                meter.charge(piece.length());
                out.append(piece);
            }
        }
        boolean spare = values instanceof Tuple tuple ? used < tuple.size() : used == 0 && !(values instanceof Map);
        if (spare) {
            throw new Fault("not all arguments converted during string formatting");
        }
        return out.toString();
    }

    private String conversion() {
        Object source = null;
        boolean keyed = at < text.length() && text.charAt(at) == '(';
        if (keyed) {
            source = keyed();
        }
        StringBuilder flags = new StringBuilder();
        while (at < text.length() && "#0- +".indexOf(text.charAt(at)) >= 0) {
            flags.append(text.charAt(at++));
        }
        int width = count();
        int precision = -1;
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            precision = Math.max(0, count());
        }
        while (at < text.length() && "hlL".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        if (at >= text.length()) {
            throw new Fault("incomplete format");
        }
        char type = text.charAt(at++);
        Object value = keyed ? source : next();
        return piece(value, flags.toString(), width, precision, type);
    }

    private @Nullable Object keyed() {
        int end = text.indexOf(')', at);
        if (end < 0) {
            throw new Fault("incomplete format key");
        }
        String key = text.substring(at + 1, end);
        at = end + 1;
        if (!(values instanceof Map<?, ?> map)) {
            throw new Fault("format requires a mapping");
        }
        if (!map.containsKey(key)) {
            throw new Fault("KeyError: " + Text.repr(key));
        }
        used++;
        return map.get(key);
    }

    private int count() {
        if (at < text.length() && text.charAt(at) == '*') {
            at++;
            return Numbers.index(next(), "* wants int");
        }
        int start = at;
        while (at < text.length() && at - start < 9 && Character.digit(text.charAt(at), 10) >= 0) {
            at++;
        }
        return at == start ? 0 : Integer.parseInt(text.substring(start, at));
    }

    private @Nullable Object next() {
        List<@Nullable Object> all = values instanceof Tuple tuple ? tuple : null;
        if (used >= (all == null ? 1 : all.size())) {
            throw new Fault("not enough arguments for format string");
        }
        Object value = all == null ? values : all.get(used);
        used++;
        return value;
    }

    private String piece(@Nullable Object value, String flags, int width, int precision, char type) {
        boolean text = "sra".indexOf(type) >= 0;
        if (!text && type != 'c' && (value == null || !Numbers.is(value))) {
            if (value instanceof Undefined undefined) {
                throw new Fault(undefined.reason());
            }
            throw new Fault("%" + type + " format: a real number is required, not " + Values.typeName(value));
        }
        Object given = text ? (type == 's' ? Text.str(value, meter) : Text.repr(value)) : value;
        boolean whole = "diu".indexOf(type) >= 0;
        if (whole && value != null && Numbers.isFloat(value)) {
            given = Numbers.narrow(Numbers.real(value));
        }
        char align = flags.indexOf('-') >= 0 || width < 0 ? '<' : !text && flags.indexOf('0') >= 0 ? '=' : '>';
        char sign = flags.indexOf('+') >= 0 ? '+' : flags.indexOf(' ') >= 0 ? ' ' : '-';
        char kind = text || type == 'c' && value instanceof String ? 's' : whole ? 'd' : type;
        if ("sdcoxXeEfFgG".indexOf(kind) < 0) {
            throw new Fault("unsupported format character '" + type + "'");
        }
        return new FormatSpec(
                        align == '=' ? "0" : " ",
                        align,
                        sign,
                        flags.indexOf('#') >= 0,
                        Math.abs(width),
                        (char) 0,
                        kind == 'd' ? -1 : precision,
                        kind)
                .format(given, meter);
    }
}
