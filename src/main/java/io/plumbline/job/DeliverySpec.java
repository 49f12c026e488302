package io.plumbline.job;

import java.nio.file.Path;

/**
 * Where a job's report goes.
 *
 * @param type name of its channel: {@code folder}, {@code email}
 * @param line 1-based line in jobs.yml, for messages
 * @param base folder that relative paths in its options start from: the folder of jobs.yml
 */
public record DeliverySpec(String type, Options options, int line, Path base) {}
