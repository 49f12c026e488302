package io.plumbline.model;

/** The place inside an artifact that a citation points to. */
public sealed interface Locator {

    String path();

    /** Lines of a text file, 1-based and inclusive. */
    record Lines(String path, int line, int endLine) implements Locator {
        @Override
        public String toString() {
            return path + ":" + line + (endLine > line ? "-" + endLine : "");
        }
    }

    /** A page of a document, 1-based. */
    record Page(String path, int page) implements Locator {
        @Override
        public String toString() {
            return path + " p. " + page;
        }
    }
}
