package io.plumbline.sql;

/**
 * An identifier.
 *
 * @param text without quotes, as written
 * @param folded the name it stands for in its dialect: equal {@code folded} means the same object
 */
public record Ident(String text, String folded, boolean quoted, Span span) {}
