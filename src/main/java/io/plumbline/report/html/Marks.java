package io.plumbline.report.html;

import io.plumbline.model.Severity;
import io.plumbline.report.text.Html;
import java.util.Locale;

/** Severity as a shape and a word: a square for an error, a triangle for a warning, a ring for information. */
final class Marks {

    private Marks() {}

    /** Draws the shapes once; {@link #severity} refers to them. */
    static void define(Html html) {
        html.open("svg", "class", "defs", "aria-hidden", "true");
        html.open("symbol", "id", "m-error", "viewBox", "0 0 12 12");
        html.open("rect", "x", "1", "y", "1", "width", "10", "height", "10").close();
        html.close();
        html.open("symbol", "id", "m-warning", "viewBox", "0 0 12 12");
        html.open("path", "d", "M6 1 11.5 11H.5Z").close().close();
        html.open("symbol", "id", "m-info", "viewBox", "0 0 12 12");
        html.open("circle", "cx", "6", "cy", "6", "r", "4", "class", "ring").close();
        html.close().end();
    }

    static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }

    /** The shape alone; the word stands beside it or in its label. */
    static void severity(Html html, Severity severity) {
        String word = word(severity);
        html.open("svg", "class", "mark " + word, "role", "img", "aria-label", word);
        html.open("use", "href", "#m-" + word).close().close();
    }
}
