package io.plumbline.parse.jinja;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Java values as template values; what is shared (a YAML alias) stays shared. */
final class Conversion {

    private final Map<Object, Object> done = new IdentityHashMap<>();

    @Nullable
    Object of(@Nullable Object java) {
        if (java == null || java instanceof Tuple || java instanceof String) {
            return java;
        }
        Object known = done.get(java);
        if (known != null) {
            return known;
        }
        if (java instanceof Map<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> copy = new LinkedHashMap<>();
            done.put(java, copy);
            map.forEach((key, value) -> copy.put(of(key), of(value)));
            return copy;
        }
        if (java instanceof Set<?> set) {
            Set<@Nullable Object> copy = new LinkedHashSet<>();
            done.put(java, copy);
            set.forEach(item -> copy.add(of(item)));
            return copy;
        }
        if (java instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            done.put(java, copy);
            list.forEach(item -> copy.add(of(item)));
            return copy;
        }
        return scalar(java);
    }

    private static Object scalar(Object java) {
        if (java instanceof Integer || java instanceof Short || java instanceof Byte) {
            return ((Number) java).longValue();
        }
        if (java instanceof BigInteger big) {
            return Numbers.narrow(big);
        }
        return java instanceof Number number && Numbers.isFloat(number) ? (Object) number.doubleValue() : java;
    }
}
