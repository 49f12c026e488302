package io.plumbline.parse.jinja;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keys of dicts and members of sets: 1, 1.0 and True are one key to Python. */
final class Keys {

    private Keys() {}

    /** Whether Java's equals is Python's for this key. */
    static boolean isPlain(@Nullable Object key) {
        return key instanceof String || key == null;
    }

    static boolean isHashable(@Nullable Object key) {
        if (key instanceof Tuple tuple) {
            return tuple.isHashable();
        }
        return !(key instanceof List<?>) && !(key instanceof Map<?, ?>) && !(key instanceof Set<?>);
    }

    /** The key as the map has it, where one equals it; the key itself otherwise. Raises for what cannot be a key. */
    static @Nullable Object find(Map<?, ?> map, @Nullable Object key) {
        if (isPlain(key) || key == null) {
            return key;
        }
        if (!isHashable(key)) {
            throw new Fault("unhashable type: '" + Values.typeName(key) + "'");
        }
        if (!Numbers.is(key) || map.containsKey(key)) {
            return key;
        }
        return number(map, key);
    }

    private static Object number(Map<?, ?> map, Object key) {
        double real = Numbers.real(key);
        if (real != Math.rint(real) || Double.isInfinite(real)) {
            return key;
        }
        if (map.containsKey(real)) {
            return real;
        }
        Object whole = Numbers.isFloat(key) ? Numbers.narrow(real) : Numbers.narrow(Numbers.big(key));
        if (map.containsKey(whole)) {
            return whole;
        }
        BigInteger big = Numbers.big(whole);
        boolean flag = big.equals(BigInteger.ONE);
        return (flag || big.signum() == 0) && map.containsKey(flag) ? flag : key;
    }

    static @Nullable Object get(Map<?, ?> map, @Nullable Object key) {
        return map.get(find(map, key));
    }

    static void put(Map<@Nullable Object, @Nullable Object> map, @Nullable Object key, @Nullable Object value) {
        map.put(find(map, key), value);
    }
}
