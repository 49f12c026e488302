package io.plumbline.parse.dbt;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** A {@code manifest.json}. */
final class ManifestFile {

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

    /** Why it cannot be used; null where it can, as far as its head tells. */
    @Nullable
    String refusal() {
        String schema;
        try {
            schema = SchemaEntry.text(DbtJson.section(bytes, "metadata").get("dbt_schema_version"));
        } catch (JacksonException e) {
            return "it is no JSON: " + e.getOriginalMessage();
        }
        Matcher version = VERSION.matcher(schema);
        if (!version.find()) {
            return "it does not say which version of the schema it follows";
        }
        return Integer.parseInt(version.group(1)) < OLDEST
                ? "it follows version " + version.group(1) + " of the schema; the oldest that is read is " + OLDEST
                : null;
    }

    /**
     * Hands over every entry, those of {@code disabled} one by one as well.
     *
     * @throws JacksonException where it is no JSON
     */
    void each(DbtJson.Sink sink) {
        DbtJson.each(bytes, SECTIONS, sink);
    }
}
