package io.plumbline.parse.jinja;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One comparison of containers; gives up where shared parts would make it endless. */
final class Equality {

    private static final int MOST = 5_000_000;

    private int compared;

    boolean equal(@Nullable Object a, @Nullable Object b) {
        if (a instanceof List<?> x && b instanceof List<?> y) {
            return a == b || Values.typeName(a).equals(Values.typeName(b)) && items(x, y);
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return a == b || entries(x, y);
        }
        return !(a instanceof List<?>) && !(a instanceof Map<?, ?>) && Values.equal(a, b);
    }

    private boolean items(List<?> a, List<?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (int i = 0; i < a.size(); i++) {
            count();
            if (!equal(a.get(i), b.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean entries(Map<?, ?> a, Map<?, ?> b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : a.entrySet()) {
            count();
            Object key = Keys.find(b, entry.getKey());
            if (!b.containsKey(key) || !equal(entry.getValue(), b.get(key))) {
                return false;
            }
        }
        return true;
    }

    private void count() {
        if (++compared > MOST) {
            throw Meter.limit("a comparison takes more than " + MOST + " steps");
        }
    }
}
