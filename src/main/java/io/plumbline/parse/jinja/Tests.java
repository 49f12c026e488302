package io.plumbline.parse.jinja;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What stands after {@code is}. */
final class Tests {

    private Tests() {}

    static boolean holds(String test, @Nullable Object value, Invocation call) {
        return switch (test) {
            case "defined" -> !(value instanceof Undefined);
            case "undefined" -> value instanceof Undefined;
            case "none" -> value == null;
            case "boolean" -> value instanceof Boolean;
            case "true" -> Boolean.TRUE.equals(value);
            case "false" -> Boolean.FALSE.equals(value);
            case "integer" -> Numbers.isInteger(value) && !(value instanceof Boolean);
            case "float" -> Numbers.isFloat(value);
            case "number" -> Numbers.is(value);
            case "string" -> value instanceof String || value instanceof NativeText;
            case "mapping" -> value instanceof Map<?, ?> || value instanceof JinjaObject object && object.mapping();
            case "sequence" -> isSequence(value);
            case "iterable" -> Iteration.isIterable(value);
            case "callable" -> value instanceof Callable || value instanceof Undefined u && u.lenient();
            case "escaped" -> false;
            case "lower" -> Casing.is(Text.str(value), "islower");
            case "upper" -> Casing.is(Text.str(value), "isupper");
            case "filter" -> value instanceof String name && Filters.exists(name);
            case "test" -> value instanceof String name && NAMES.contains(name);
            default -> compared(test, value, call);
        };
    }

    private static final Set<String> NAMES = Set.of(
            ("boolean callable defined divisibleby eq equalto escaped even false filter float ge greaterthan gt in "
                            + "integer iterable le lessthan lower lt mapping ne none number odd sameas sequence string "
                            + "test true undefined upper")
                    .split(" "));

    private static boolean compared(String test, @Nullable Object value, Invocation call) {
        return switch (test) {
            case "odd" -> !remainder(value, 2L).equals(0L);
            case "even" -> remainder(value, 2L).equals(0L);
            case "divisibleby" -> Values.equal(remainder(value, other(test, call)), 0L);
            case "eq", "==", "equalto" -> Values.equal(value, other(test, call));
            case "ne", "!=" -> !Values.equal(value, other(test, call));
            case "lt", "<", "lessthan" -> Operators.Comparison.holds("<", value, other(test, call));
            case "le", "<=" -> Operators.Comparison.holds("<=", value, other(test, call));
            case "gt", ">", "greaterthan" -> Operators.Comparison.holds(">", value, other(test, call));
            case "ge", ">=" -> Operators.Comparison.holds(">=", value, other(test, call));
            case "in" -> Values.contains(other(test, call), value);
            case "sameas" -> same(value, other(test, call));
            default -> throw new Fault("No test named '" + test + "'.");
        };
    }

    private static boolean isSequence(@Nullable Object value) {
        boolean list = value instanceof List<?> && !(value instanceof DictView);
        return list
                || value instanceof Map<?, ?>
                || value instanceof String
                || value instanceof Undefined u && u.lenient();
    }

    private static boolean same(@Nullable Object a, @Nullable Object b) {
        boolean simple = a instanceof Boolean || a instanceof String || a instanceof Number;
        return a == b || simple && Values.typeName(a).equals(Values.typeName(b)) && Values.equal(a, b);
    }

    private static Object remainder(@Nullable Object value, @Nullable Object by) {
        Object rest = Arithmetic.apply("%", value, by, new Meter(Budget.DEFAULT));
        return rest == null ? 0L : rest;
    }

    private static @Nullable Object other(String test, Invocation call) {
        if (call.positional().isEmpty()) {
            throw new Fault("test '" + test.toLowerCase(Locale.ROOT) + "' needs an argument");
        }
        return call.positional().get(0);
    }
}
