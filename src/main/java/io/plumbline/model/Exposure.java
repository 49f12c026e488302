package io.plumbline.model;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A use of the data outside dbt.
 *
 * @param type {@code dashboard}, {@code notebook}, {@code analysis}, {@code ml} or {@code application}
 * @param maturity {@code high}, {@code medium}, {@code low}, or null
 */
public record Exposure(
        String id,
        String name,
        String packageName,
        Location location,
        String description,
        String type,
        Owner owner,
        @Nullable String maturity,
        @Nullable String url,
        List<String> tags,
        Map<String, Object> meta,
        boolean enabled)
        implements Artifact {

    public Exposure {
        tags = List.copyOf(tags);
        meta = Values.copy(meta);
    }
}
