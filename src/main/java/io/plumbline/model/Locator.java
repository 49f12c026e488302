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

    /**
     * A question to the graph of the estate, whose result is the cited text; asking it again gives the same text.
     *
     * @param text for example {@code children model.shop.orders}
     */
    record Query(String text) implements Locator {

        /** None: the graph is read from many files. */
        @Override
        public String path() {
            return "";
        }

        @Override
        public String toString() {
            return "graph: " + text;
        }
    }
}
