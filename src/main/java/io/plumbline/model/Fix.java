package io.plumbline.model;

/**
 * A suggested change.
 *
 * @param status whether applying it was shown to make the finding disappear and bring no new one
 * @param diff a unified diff against the cited revision
 */
public record Fix(Status status, String diff) {

    public enum Status {
        PROVEN,
        UNPROVEN
    }
}
