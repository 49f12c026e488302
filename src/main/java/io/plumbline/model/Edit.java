package io.plumbline.model;

/**
 * One change of one file of a source. It names the text it expects to find, so that it never touches a file that is not
 * the one it was made for.
 */
public sealed interface Edit {

    /** The file's path below the source's root. */
    String path();

    /**
     * Puts other text in the place of a piece of the file; an empty {@code expected} inserts.
     *
     * @param start where the piece starts, in characters of the file's text (UTF-16 units), a byte order mark left out
     * @param expected the piece as it stands there
     * @param text what is to stand there, line ends as the file has them
     */
    record Replace(String path, int start, String expected, String text) implements Edit {

        /** Where the piece ends, exclusive. */
        public int end() {
            return start + expected.length();
        }
    }

    /** Writes a file where none is. */
    record Create(String path, String text) implements Edit {}

    /** Removes a file that holds exactly this text. */
    record Delete(String path, String expected) implements Edit {}
}
