package io.plumbline.model;

import java.util.List;

/**
 * Who answers for a path, and why it is they.
 *
 * @param owners names as declared, {@code @team} or an address; or the name of the person the history points at
 * @param from what says so
 * @param reason one sentence with the place or the figures
 */
public record PathOwner(List<String> owners, From from, String reason) {

    /** Where an owner comes from, the stronger first. */
    public enum From {
        /** A line of the CODEOWNERS file. */
        CODEOWNERS,
        /** Surviving lines, by blame. */
        LINES,
        /** Commits, where lines cannot be counted. */
        COMMITS
    }

    public PathOwner {
        owners = List.copyOf(owners);
    }
}
