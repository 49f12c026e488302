package io.plumbline.model;

/** A saved query of the semantic layer. */
public record SavedQuery(
        String id, String name, String packageName, Location location, String description, boolean enabled)
        implements Artifact {}
