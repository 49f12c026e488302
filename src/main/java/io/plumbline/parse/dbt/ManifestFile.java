package io.plumbline.parse.dbt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A {@code manifest.json}, read entry by entry so that its size hardly matters. */
final class ManifestFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern VERSION = Pattern.compile("/manifest/v([0-9]{1,4})");
    private static final int OLDEST = 4;
    private static final Set<String> SECTIONS = Set.of(
            "nodes",
            "sources",
            "macros",
            "docs",
            "exposures",
            "metrics",
            "groups",
            "semantic_models",
            "saved_queries",
            "unit_tests",
            "functions",
            "disabled");

    private final byte[] bytes;

    ManifestFile(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Takes one entry of a section; entries of {@code disabled} come one by one as well. */
    interface Sink {
        void accept(String section, Map<String, @Nullable Object> entry);
    }

    /** Why it cannot be used; null where it can, as far as its head tells. */
    @Nullable
    String refusal() {
        List<String> versions = new ArrayList<>();
        try (JsonParser json = JSON.createParser(bytes)) {
            expect(json.nextToken() == JsonToken.START_OBJECT);
            while (versions.isEmpty() && json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                if (name.equals("metadata")) {
                    Map<String, @Nullable Object> metadata = map(json);
                    versions.add(SchemaEntry.text(metadata.get("dbt_schema_version")));
                } else {
                    json.skipChildren();
                }
            }
        } catch (JacksonException e) {
            return "it is no JSON: " + e.getOriginalMessage();
        }
        Matcher version = VERSION.matcher(versions.isEmpty() ? "" : versions.get(0));
        if (!version.find()) {
            return "it does not say which version of the schema it follows";
        }
        return Integer.parseInt(version.group(1)) < OLDEST
                ? "it follows version " + version.group(1) + " of the schema; the oldest that is read is " + OLDEST
                : null;
    }

    /** @throws JacksonException where it is no JSON */
    void each(Sink sink) {
        try (JsonParser json = JSON.createParser(bytes)) {
            expect(json.nextToken() == JsonToken.START_OBJECT);
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String section = json.currentName();
                JsonToken start = json.nextToken();
                if (SECTIONS.contains(section) && start == JsonToken.START_OBJECT) {
                    section(json, section, sink);
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    private static void section(JsonParser json, String section, Sink sink) {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            JsonToken start = json.nextToken();
            if (start == JsonToken.START_ARRAY) {
                while (json.nextToken() == JsonToken.START_OBJECT) {
                    sink.accept(section, map(json));
                }
            } else if (start == JsonToken.START_OBJECT) {
                sink.accept(section, map(json));
            }
        }
    }

    private static Map<String, @Nullable Object> map(JsonParser json) {
        return DbtPackage.map(JSON.readValue(json, Map.class));
    }

    private static void expect(boolean object) {
        if (!object) {
            throw new tools.jackson.core.exc.StreamReadException("an object is expected");
        }
    }
}
