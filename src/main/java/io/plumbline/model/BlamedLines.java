package io.plumbline.model;

/**
 * Lines of a file that one commit wrote last.
 *
 * @param line first line, 1-based
 * @param endLine last line, 1-based, inclusive
 * @param commit id of the commit; 40 zeros where an object that is not in the repository hides it
 */
public record BlamedLines(int line, int endLine, String commit) {

    private static final String NOBODY = "0".repeat(40);

    public int count() {
        return endLine - line + 1;
    }

    public boolean unknown() {
        return commit.equals(NOBODY);
    }
}
