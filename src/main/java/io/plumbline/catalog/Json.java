package io.plumbline.catalog;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.plumbline.model.Artifact;
import io.plumbline.model.Locator;
import java.util.Arrays;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.jsontype.NamedType;
import tools.jackson.databind.module.SimpleModule;

/** How values of the model are written to json columns and read back. */
final class Json {

    static final JsonMapper MAPPER = mapper();

    private Json() {}

    /** Sealed types say which record they are in a property no record has. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "@type")
    private interface Tagged {}

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .addMixIn(Artifact.class, Tagged.class)
                .addMixIn(Locator.class, Tagged.class)
                .registerSubtypes(names(Artifact.class))
                .registerSubtypes(names(Locator.class))
                .addModule(new SimpleModule("storable")
                        .addSerializer(String.class, new StorableText())
                        .addKeySerializer(String.class, new StorableKey()))
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    private static NamedType[] names(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .map(type -> new NamedType(type, type.getSimpleName()))
                .toArray(NamedType[]::new);
    }

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    /** A text as Postgres can hold it: NUL and halves of surrogate pairs become U+FFFD. */
    static String storable(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == '\0' || Character.isSurrogate(c)) {
                clean = clean == null ? new StringBuilder(text) : clean;
                clean.setCharAt(i, '\uFFFD');
            }
        }
        return clean == null ? text : clean.toString();
    }

    private static final class StorableText extends ValueSerializer<String> {
        @Override
        public void serialize(String value, JsonGenerator out, SerializationContext context) {
            out.writeString(storable(value));
        }
    }

    private static final class StorableKey extends ValueSerializer<String> {
        @Override
        public void serialize(String value, JsonGenerator out, SerializationContext context) {
            out.writeName(storable(value));
        }
    }
}
