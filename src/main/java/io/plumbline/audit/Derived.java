package io.plumbline.audit;

import io.plumbline.model.Estate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** What several rules compute from one estate, computed once per audit. Not safe for concurrent use. */
final class Derived {

    private final Estate estate;
    private final Map<Class<?>, Object> values = new HashMap<>();

    Derived(Estate estate) {
        this.estate = estate;
    }

    <T> T get(Class<T> kind, Function<Estate, T> make) {
        Object known = values.get(kind);
        if (known == null) {
            known = make.apply(estate);
            values.put(kind, known);
        }
        return kind.cast(known);
    }
}
