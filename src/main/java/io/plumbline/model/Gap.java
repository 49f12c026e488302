package io.plumbline.model;

/**
 * Something Plumbline did not see: a file it could not read, a reference it could not resolve, a grant it lacks.
 *
 * @param what the thing not seen, for example {@code ref('orders')}
 * @param where the place: a source name, or {@code path:line}
 * @param why the reason, and what it can hide
 */
public record Gap(String what, String where, String why) {}
