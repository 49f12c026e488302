package io.plumbline.model;

/**
 * A suggested change.
 *
 * @param status whether applying it was shown to make the finding disappear and bring no new one
 * @param diff a unified diff against the cited revision, as {@code git apply} takes it
 * @param reason why it is not proven, one clause without a full stop; empty where it is
 */
public record Fix(Status status, String diff, String reason) {

    public enum Status {
        PROVEN,
        UNPROVEN
    }
}
