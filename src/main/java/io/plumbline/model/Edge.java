package io.plumbline.model;

/**
 * A dependency: {@code to} reads {@code from}.
 *
 * @param from unique id of the parent
 * @param to unique id of the child
 * @param location where the child names the parent
 */
public record Edge(String from, String to, Certainty certainty, Location location) {}
