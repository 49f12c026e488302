package io.plumbline.parse.dbt;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON files that dbt writes, read entry by entry, so that their size hardly matters. */
final class DbtJson {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private DbtJson() {}

    /** Takes one entry of a section. */
    interface Sink {

        /** @param key the entry's key in its section; the section's own name for an item of a list */
        void accept(String section, String key, Map<String, @Nullable Object> entry);
    }

    /**
     * Hands over each object of the named sections of the outermost object; of a section that is a list each item, and of an
     * entry that is a list each item of it. Everything else is skipped.
     *
     * @throws JacksonException where it is no JSON object
     */
    static void each(byte[] bytes, Set<String> sections, Sink sink) {
        try (JsonParser json = JSON.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new StreamReadException("an object is expected");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String section = json.currentName();
                JsonToken start = json.nextToken();
                if (sections.contains(section) && start == JsonToken.START_OBJECT) {
                    section(json, section, sink);
                } else if (sections.contains(section) && start == JsonToken.START_ARRAY) {
                    list(json, section, section, sink);
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    /** The first section of that name as a whole; empty where there is none. */
    static Map<String, @Nullable Object> section(byte[] bytes, String name) {
        try (JsonParser json = JSON.createParser(bytes)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new StreamReadException("an object is expected");
            }
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean found = json.currentName().equals(name);
                if (json.nextToken() == JsonToken.START_OBJECT && found) {
                    return map(json);
                }
                json.skipChildren();
            }
        }
        return Map.of();
    }

    private static void section(JsonParser json, String section, Sink sink) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = json.currentName();
            JsonToken start = json.nextToken();
            if (start == JsonToken.START_ARRAY) {
                list(json, section, key, sink);
            } else if (start == JsonToken.START_OBJECT) {
                sink.accept(section, key, map(json));
            }
        }
    }

    private static void list(JsonParser json, String section, String key, Sink sink) {
        for (JsonToken item = json.nextToken(); item != JsonToken.END_ARRAY; item = json.nextToken()) {
            if (item == null) {
                throw new StreamReadException("the file ends inside a list");
            }
            if (item == JsonToken.START_OBJECT) {
                sink.accept(section, key, map(json));
            } else {
                json.skipChildren();
            }
        }
    }

    private static Map<String, @Nullable Object> map(JsonParser json) {
        return DbtPackage.map(JSON.readValue(json, Map.class));
    }
}
