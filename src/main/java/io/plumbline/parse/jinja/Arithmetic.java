package io.plumbline.parse.jinja;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python's binary operators on every type that has them. */
final class Arithmetic {

    private Arithmetic() {}

    static @Nullable Object apply(String operator, @Nullable Object a, @Nullable Object b, Meter meter) {
        if (a instanceof Undefined undefined) {
            return undefined(undefined);
        }
        if (b instanceof Undefined undefined) {
            return undefined(undefined);
        }
        Object own = a instanceof JinjaObject x
                ? x.operate(operator, b, false)
                : b instanceof JinjaObject y ? y.operate(operator, a, true) : NameResolver.UNKNOWN;
        if (own != NameResolver.UNKNOWN) {
            return own;
        }
        if (a != null && b != null && Numbers.is(a) && Numbers.is(b)) {
            return numbers(operator, a, b);
        }
        Object value =
                switch (operator) {
                    case "+" -> plus(a, b, meter);
                    case "*" -> times(a, b, meter);
                    case "-" -> minus(a, b);
                    case "%" -> a instanceof String text ? PercentFormat.format(text, b, meter) : null;
                    default -> null;
                };
        if (value == null) {
            String symbol = operator.equals("**") ? "** or pow()" : operator;
            throw new Fault("unsupported operand type(s) for " + symbol + ": '" + Values.typeName(a) + "' and '"
                    + Values.typeName(b) + "'");
        }
        return value;
    }

    private static Undefined undefined(Undefined operand) {
        if (operand.lenient()) {
            return operand;
        }
        throw new Fault(operand.reason());
    }

    private static Object numbers(String operator, Object a, Object b) {
        return switch (operator) {
            case "+" -> Numbers.add(a, b);
            case "-" -> Numbers.subtract(a, b);
            case "*" -> Numbers.multiply(a, b);
            case "/" -> Numbers.divide(a, b);
            case "//" -> Numbers.floorDivide(a, b);
            case "%" -> Numbers.modulo(a, b);
            default -> Numbers.power(a, b);
        };
    }

    private static @Nullable Object plus(@Nullable Object a, @Nullable Object b, Meter meter) {
        if (a instanceof String x) {
            if (!(b instanceof String y)) {
                throw new Fault("can only concatenate str (not \"" + Values.typeName(b) + "\") to str");
            }
            meter.charge((long) x.length() + y.length());
            return x.concat(y);
        }
        if (a instanceof List<?> x
                && b instanceof List<?> y
                && x instanceof Tuple == y instanceof Tuple
                && !(x instanceof DictView)
                && !(x instanceof Range)) {
            meter.charge((long) x.size() + y.size());
            List<@Nullable Object> all = new ArrayList<>(x.size() + y.size());
            all.addAll(x);
            all.addAll(y);
            return x instanceof Tuple ? new Tuple(all) : all;
        }
        return null;
    }

    private static @Nullable Object minus(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Set<?> x && b instanceof Set<?> y) {
            Set<@Nullable Object> rest = new LinkedHashSet<>(x);
            rest.removeAll(y);
            return rest;
        }
        return null;
    }

    private static @Nullable Object times(@Nullable Object a, @Nullable Object b, Meter meter) {
        boolean countFirst = Numbers.isInteger(a);
        Object many = countFirst ? b : a;
        Object count = countFirst ? a : b;
        if (count == null || !Numbers.isInteger(count)) {
            return null;
        }
        int times = Math.max(0, Numbers.index(count, "count"));
        if (many instanceof String text) {
            meter.charge((long) text.length() * times);
            return text.repeat(times);
        }
        if (many instanceof List<?> list && !(many instanceof DictView) && !(many instanceof Range)) {
            meter.charge((long) list.size() * times);
            List<@Nullable Object> all = new ArrayList<>(list.size() * times);
            for (int i = 0; i < times; i++) {
                all.addAll(list);
            }
            return many instanceof Tuple ? new Tuple(all) : all;
        }
        return null;
    }
}
