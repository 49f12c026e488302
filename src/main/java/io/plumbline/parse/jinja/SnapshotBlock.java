package io.plumbline.parse.jinja;

/**
 * A {@code snapshot} block.
 *
 * @param line of its start tag, 1-based
 * @param endLine of its end tag
 * @param text between the tags, as it stands
 * @param body the same as a template whose lines are those of the file
 */
public record SnapshotBlock(String name, int line, int endLine, String text, Template body) {}
