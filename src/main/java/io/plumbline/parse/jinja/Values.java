package io.plumbline.parse.jinja;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What all Python values have: truth, type, equality, order, hash. */
final class Values {

    private Values() {}

    static boolean truthy(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value == null || value instanceof Undefined) {
            return false;
        }
        if (value instanceof String text) {
            return !text.isEmpty();
        }
        if (value instanceof Number) {
            return Numbers.isFloat(value)
                    ? Numbers.real(value) != 0
                    : Numbers.big(value).signum() != 0;
        }
        if (value instanceof List<?> list) {
            return !list.isEmpty();
        }
        if (value instanceof Map<?, ?> map) {
            return !map.isEmpty();
        }
        return !(value instanceof Set<?> set) || !set.isEmpty();
    }

    static String typeName(@Nullable Object value) {
        if (value == null) {
            return "NoneType";
        }
        if (Numbers.is(value)) {
            return value instanceof Boolean ? "bool" : Numbers.isFloat(value) ? "float" : "int";
        }
        if (value instanceof String || value instanceof NativeText) {
            return "str";
        }
        if (value instanceof Undefined) {
            return "Undefined";
        }
        return value instanceof List<?> list ? listName(list) : otherName(value);
    }

    private static String listName(List<?> list) {
        if (list instanceof DictView view) {
            return view.kind();
        }
        return list instanceof Tuple ? "tuple" : list instanceof Range ? "range" : "list";
    }

    private static String otherName(Object value) {
        if (value instanceof Map<?, ?>) {
            return "dict";
        }
        if (value instanceof Set<?>) {
            return "set";
        }
        if (value instanceof Generator) {
            return "generator";
        }
        return value instanceof JinjaObject ? value.getClass().getSimpleName() : "function";
    }

    /** How jinja2 names an object in a message about a missing attribute. */
    static String describe(@Nullable Object value) {
        if (value == null) {
            return "None";
        }
        return value instanceof JinjaObject ? typeName(value) : typeName(value) + " object";
    }

    static boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a == b) {
            return !(a instanceof Double d && d.isNaN());
        }
        if (a == null || b == null) {
            return false;
        }
        if (Numbers.is(a) && Numbers.is(b)) {
            return Numbers.equal(a, b);
        }
        if (a instanceof NativeText marked) {
            return equal(marked.text(), b);
        }
        if (b instanceof NativeText marked) {
            return equal(a, marked.text());
        }
        if (a instanceof Undefined && b instanceof Undefined) {
            return true;
        }
        boolean deep = a instanceof List<?> || a instanceof Map<?, ?>;
        return deep ? new Equality().equal(a, b) : a.equals(b);
    }

    /** Python's order; raises where the types have none. */
    static int compare(@Nullable Object a, @Nullable Object b, String operator) {
        if (a instanceof Undefined undefined) {
            throw new Fault(undefined.reason());
        }
        if (b instanceof Undefined undefined) {
            throw new Fault(undefined.reason());
        }
        if (a != null && b != null) {
            if (Numbers.is(a) && Numbers.is(b)) {
                return Numbers.compare(a, b);
            }
            if (a instanceof String x && b instanceof String y) {
                return compareText(x, y);
            }
            if (a instanceof List<?> x && b instanceof List<?> y && typeName(a).equals(typeName(b))) {
                return compareItems(x, y, operator);
            }
        }
        if (a instanceof Comparable<?> && b != null && !(a instanceof String) && a.getClass() == b.getClass()) {
            return compareSame(a, b);
        }
        throw new Fault("'" + operator + "' not supported between instances of '" + typeName(a) + "' and '"
                + typeName(b) + "'");
    }

    @SuppressWarnings("unchecked") // both are of the same class, which compares to itself
    private static int compareSame(Object a, Object b) {
        return ((Comparable<Object>) a).compareTo(b);
    }

    private static int compareText(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean pairs = Character.isSurrogate(x) != Character.isSurrogate(y);
                return pairs ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int compareItems(List<?> a, List<?> b, String operator) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            if (!equal(a.get(i), b.get(i))) {
                return compare(a.get(i), b.get(i), operator);
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    static int length(@Nullable Object value) {
        if (value instanceof String text) {
            return Text.length(text);
        }
        if (value instanceof List<?> list) {
            return list.size();
        }
        if (value instanceof Map<?, ?> map) {
            return map.size();
        }
        if (value instanceof Set<?> set) {
            return set.size();
        }
        if (value instanceof Undefined) {
            return 0;
        }
        throw new Fault("object of type '" + typeName(value) + "' has no len()");
    }

    /** Whether {@code item in container}. */
    static boolean contains(@Nullable Object container, @Nullable Object item) {
        if (container instanceof String text) {
            if (item instanceof String part) {
                return text.contains(part);
            }
            throw new Fault("'in <string>' requires string as left operand, not " + typeName(item));
        }
        if (container instanceof NativeText text) {
            return contains(text.text(), item);
        }
        if (container instanceof Map<?, ?> map) {
            return map.containsKey(Keys.find(map, item));
        }
        if (container instanceof Set<?> set && Keys.isPlain(item)) {
            return set.contains(item);
        }
        Iterator<?> items = Iteration.over(container, "argument of type '%s' is not iterable");
        while (items.hasNext()) {
            if (equal(items.next(), item)) {
                return true;
            }
        }
        return false;
    }
}
