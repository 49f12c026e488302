package io.plumbline.parse.jinja;

/**
 * A {@code docs} block.
 *
 * @param line of its start tag, 1-based
 * @param endLine of its end tag
 * @param text between the tags, as it stands
 */
public record DocsBlock(String name, int line, int endLine, String text) {}
