package io.plumbline.model;

/**
 * A metric of the semantic layer.
 *
 * @param type {@code simple}, {@code ratio}, {@code cumulative}, {@code derived} or {@code conversion}
 */
public record Metric(
        String id, String name, String packageName, Location location, String description, String type, boolean enabled)
        implements Artifact {}
