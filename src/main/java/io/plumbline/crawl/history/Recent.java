package io.plumbline.crawl.history;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Keeps the most recently used values within a total weight; not for concurrent use. */
final class Recent<K, V> {

    private final LinkedHashMap<K, V> values = new LinkedHashMap<>(64, 0.75f, true);
    private final ToLongFunction<V> weight;
    private final long limit;
    private long total;

    Recent(long limit, ToLongFunction<V> weight) {
        this.limit = limit;
        this.weight = weight;
    }

    @Nullable
    V get(K key) {
        return values.get(key);
    }

    V put(K key, V value) {
        return put(key, value, gone -> {});
    }

    /** As {@link #put(Object, Object)}, and tells which keys had to go for it. */
    V put(K key, V value, Consumer<K> evicted) {
        V before = values.put(key, value);
        total += weight.applyAsLong(value) - (before == null ? 0 : weight.applyAsLong(before));
        Iterator<Map.Entry<K, V>> oldest = values.entrySet().iterator();
        while (total > limit && values.size() > 1) {
            Map.Entry<K, V> entry = oldest.next();
            total -= weight.applyAsLong(entry.getValue());
            oldest.remove();
            evicted.accept(entry.getKey());
        }
        return value;
    }
}
