package io.plumbline.model;

/**
 * A document of the estate: a runbook, a design note.
 *
 * @param mediaType {@code text/markdown}, {@code text/plain} or {@code application/pdf}
 */
public record Document(String id, String name, String packageName, Location location, String mediaType)
        implements Artifact {}
