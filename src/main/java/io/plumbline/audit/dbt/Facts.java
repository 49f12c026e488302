package io.plumbline.audit.dbt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Facts of a finding in the order to show them; a value may be null, as in the row it stands for. */
public final class Facts {

    private Facts() {}

    /** @param pairs name, value, name, value … */
    public static Map<String, Object> of(@Nullable Object... pairs) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            facts.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return facts;
    }
}
