package io.plumbline.model;

import java.util.List;

/**
 * What a document says, cut where its author cut it.
 *
 * @param document the document itself; its name is the title
 * @param revision commit id, or {@code worktree}
 * @param hash Git's blob id of the document's bytes
 * @param parts sections or pages that hold text, in reading order
 */
public record DocumentText(Document document, String revision, String hash, List<Part> parts) {

    public DocumentText {
        parts = List.copyOf(parts);
    }

    /**
     * A section of a text, or a page.
     *
     * @param locator the lines or the page it stands on
     * @param heading the headings above it, outermost first, joined by {@code " > "}; empty where there is none
     * @param text its text: for lines exactly these lines joined by {@code \n}, for a page what could be read of it
     */
    public record Part(Locator locator, String heading, String text) {}
}
