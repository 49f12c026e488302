package io.plumbline.model;

import org.jspecify.annotations.Nullable;

/**
 * Why somebody answers for a finding, and since when its lines stand.
 *
 * @param because what names the owner; empty where nobody is known
 * @param lines the newest of the commits that wrote the guilty lines: as they are now they stand since then, so a finding
 *     that depends on nothing else is as old. Null where blame does not know all of them. SonarQube dates an issue the
 *     same way
 */
public record Past(String because, FileHistory.@Nullable Touch lines) {

    /** Nothing is known. */
    public static final Past UNKNOWN = new Past("", null);
}
