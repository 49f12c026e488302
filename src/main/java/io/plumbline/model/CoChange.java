package io.plumbline.model;

/**
 * Two files of the tip that change together. Counted are commits after both files came into being, renames followed;
 * merges and commits touching more than 50 files are left out of all three counts.
 *
 * @param left the path that sorts first
 * @param support commits that touched both
 * @param leftCommits commits that touched the left file
 * @param rightCommits commits that touched the right file
 */
public record CoChange(String left, String right, int support, int leftCommits, int rightCommits) {

    CoChange from(int start) {
        return new CoChange(left.substring(start), right.substring(start), support, leftCommits, rightCommits);
    }

    /**
     * The part of the rarer file's commits that touched the other too, 0 to 1: the larger of both rules' confidence.
     */
    public double confidence() {
        return (double) support / Math.max(1, Math.min(leftCommits, rightCommits));
    }
}
