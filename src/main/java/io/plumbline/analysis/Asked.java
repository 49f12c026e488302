package io.plumbline.analysis;

import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to know of a warehouse.
 *
 * @param source name of a source in jobs.yml
 * @param sql one query
 * @param because why, for who has to decide
 * @param rows fewer rows than jobs.yml allows; null for as many, likewise {@code megabytes} and {@code seconds}
 */
public record Asked(
        String source,
        String sql,
        String because,
        @Nullable Integer rows,
        @Nullable Integer megabytes,
        @Nullable Integer seconds) {}
