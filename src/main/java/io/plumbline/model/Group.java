package io.plumbline.model;

/** A dbt group and who owns it. */
public record Group(String id, String name, String packageName, Location location, Owner owner) implements Artifact {}
