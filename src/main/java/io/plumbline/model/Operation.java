package io.plumbline.model;

/** An on-run-start or on-run-end hook of a project. */
public record Operation(String id, String name, String packageName, Location location) implements Artifact {}
