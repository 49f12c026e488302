package io.plumbline.audit.dbt;

import io.plumbline.model.Properties;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How old the data of a source may be.
 *
 * @param warn minutes from which on dbt warns; 0 where it does not
 * @param error minutes from which on dbt fails; 0 where it does not
 */
public record Freshness(long warn, long error) {

    private static final Map<String, Long> MINUTES = Map.of("minute", 1L, "hour", 60L, "day", 1440L);

    /** What the configuration of a source table has in force. */
    public static Freshness of(Properties properties) {
        Object freshness = properties.config().get("freshness");
        return new Freshness(minutes(freshness, "warn_after"), minutes(freshness, "error_after"));
    }

    private static long minutes(@Nullable Object freshness, String key) {
        return freshness instanceof Map<?, ?> map
                        && map.get(key) instanceof Map<?, ?> threshold
                        && threshold.get("count") instanceof Number count
                ? count.longValue() * MINUTES.getOrDefault(String.valueOf(threshold.get("period")), 0L)
                : 0;
    }
}
