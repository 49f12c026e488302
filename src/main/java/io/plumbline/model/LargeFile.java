package io.plumbline.model;

/**
 * A file of the tip above the size limit.
 *
 * @param bytes its size in the repository
 */
public record LargeFile(String path, long bytes) {}
