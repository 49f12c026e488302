package io.plumbline.model;

/** A {@code docs} block of a Markdown file. */
public record DocBlock(String id, String name, String packageName, Location location, String text)
        implements Artifact {}
