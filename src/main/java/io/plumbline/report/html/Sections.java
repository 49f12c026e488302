package io.plumbline.report.html;

import io.plumbline.report.text.Html;
import java.util.List;

/** What sections share. */
final class Sections {

    private Sections() {}

    /** Heading in the margin, with a quiet note below it, and the start of the section's body. */
    static void heading(Html html, String id, String title, String note) {
        html.open("div", "class", "margin").element("h2", title, "id", "h-" + id);
        if (!note.isEmpty()) {
            html.element("p", note, "class", "meta");
        }
        html.end();
        html.open("div", "class", "body").line();
    }

    static void start(Html html, String id, String title, String note) {
        html.open("section", "id", id, "aria-labelledby", "h-" + id).line();
        heading(html, id, title, note);
    }

    /** Ends the body and the section. */
    static void finish(Html html) {
        html.end().end();
    }

    /**
     * Starts a table and its body.
     *
     * @param texts heads of the first columns, which hold text
     * @param numbers heads of the further columns, which hold numbers
     */
    static void table(Html html, String style, List<String> texts, List<String> numbers) {
        html.open("div", "class", "scroll")
                .open("table", "class", style)
                .open("thead")
                .open("tr");
        texts.forEach(head -> html.element("th", head, "scope", "col"));
        numbers.forEach(head -> html.element("th", head, "scope", "col", "class", "r"));
        html.close().close().open("tbody").line();
    }

    static void endTable(Html html) {
        html.close().close().end();
    }
}
