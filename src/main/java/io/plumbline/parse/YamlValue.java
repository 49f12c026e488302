package io.plumbline.parse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of a YAML text and the lines it stands on.
 *
 * @param content null, Boolean, Long, BigInteger, Double, String, a list of {@code YamlValue}, or a map from String to
 *     {@code YamlValue} in the order of the text
 * @param line first line, 1-based; of a map's value in block style the line of its key
 * @param endLine last line, inclusive
 */
public record YamlValue(@Nullable Object content, int line, int endLine) {

    /** How many values {@link #plain} gives at most, aliases expanded; more is a {@link YamlError}. */
    static final int MOST_VALUES = 2_000_000;

    /** The entry of a map; null where this is no map or has no such key. */
    public @Nullable YamlValue get(String key) {
        return content instanceof Map<?, ?> map ? (YamlValue) map.get(key) : null;
    }

    /** The items of a list; empty where this is no list. */
    @SuppressWarnings("unchecked")
    public List<YamlValue> items() {
        return content instanceof List<?> list ? (List<YamlValue>) list : List.of();
    }

    /** The entries of a map; empty where this is no map. */
    @SuppressWarnings("unchecked")
    public Map<String, YamlValue> entries() {
        return content instanceof Map<?, ?> map ? (Map<String, YamlValue>) map : Map.of();
    }

    /** The scalar of a map's key as text, null where it is missing, null, a list or a map. */
    public @Nullable String text(String key) {
        YamlValue value = get(key);
        return value == null || value.content == null || value.content instanceof List || value.content instanceof Map
                ? null
                : value.content.toString();
    }

    /**
     * The same without lines: null, Boolean, Long, BigInteger, Double, String, List and Map, free to change.
     *
     * @throws YamlError where aliases blow it up beyond {@value #MOST_VALUES} values
     */
    public @Nullable Object plain() {
        return plain(this, new int[] {MOST_VALUES});
    }

    private static @Nullable Object plain(YamlValue value, int[] left) {
        if (--left[0] < 0) {
            throw new YamlError("aliases expand to more than " + MOST_VALUES + " values", value.line);
        }
        if (value.content instanceof List<?>) {
            List<@Nullable Object> list = new ArrayList<>();
            value.items().forEach(item -> list.add(plain(item, left)));
            return list;
        }
        if (value.content instanceof Map<?, ?>) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            value.entries().forEach((key, item) -> map.put(key, plain(item, left)));
            return map;
        }
        return value.content;
    }
}
