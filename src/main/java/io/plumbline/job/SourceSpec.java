package io.plumbline.job;

import java.nio.file.Path;

/**
 * A source of jobs.yml.
 *
 * @param type name of its connector
 * @param line 1-based line in jobs.yml, for messages
 * @param base folder that relative paths in its options start from: the folder of jobs.yml
 */
public record SourceSpec(String name, String type, Options options, int line, Path base) {}
