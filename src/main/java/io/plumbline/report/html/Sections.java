package io.plumbline.report.html;

import io.plumbline.report.text.Html;

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
}
