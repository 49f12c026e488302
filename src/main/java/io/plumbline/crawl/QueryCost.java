package io.plumbline.crawl;

/**
 * What a warehouse's planner expects of a query.
 *
 * @param partitions micro-partitions it would read
 * @param partitionsTotal micro-partitions of its tables
 * @param bytes it would read
 */
public record QueryCost(long partitions, long partitionsTotal, long bytes) {}
