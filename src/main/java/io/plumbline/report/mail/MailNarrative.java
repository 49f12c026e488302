package io.plumbline.report.mail;

import io.plumbline.report.Narrative;
import io.plumbline.report.Narrative.Passage;
import io.plumbline.report.Report.Reference;
import io.plumbline.report.text.Html;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the findings come to: the sentences of the report with the numbers that their citations have there. What to do first
 * follows in the mail as in the report.
 */
final class MailNarrative {

    private MailNarrative() {}

    /** Said once, below the sentences. */
    static String source(Narrative narrative) {
        return narrative.author() + " The numbers are those of the attached report.";
    }

    /** {@code [1] [4]}. */
    static String marks(Passage passage) {
        return passage.references().stream()
                .map(reference -> "[" + reference.number() + "]")
                .collect(Collectors.joining(" "));
    }

    static void write(Html html, Narrative narrative, String cell, String soft, String head) {
        if (narrative.empty()) {
            return;
        }
        html.open("tr").element("td", Narrative.TITLE, "style", head).end();
        passages(html, narrative.summary(), cell + "padding-bottom:6px;");
        if (!narrative.causes().isEmpty()) {
            html.open("tr")
                    .element("td", Narrative.CAUSES, "style", cell + "font-weight:600;padding-top:6px;")
                    .end();
            passages(html, narrative.causes(), cell + "padding-bottom:6px;");
        }
        html.open("tr")
                .element("td", source(narrative), "style", soft + "padding-bottom:20px;")
                .end();
    }

    private static void passages(Html html, List<Passage> passages, String style) {
        passages.forEach(passage -> passage(html, passage, style));
    }

    static void passage(Html html, Passage passage, String style) {
        html.open("tr").open("td", "style", style);
        MailHtmlRenderer.inline(html, passage.text());
        passage.references().forEach(reference -> mark(html, reference));
        html.close().end();
    }

    /** The number, which leads to the place where the Git host is known. */
    private static void mark(Html html, Reference reference) {
        String url = reference.url();
        html.words(" ");
        if (url == null) {
            html.element("span", "[" + reference.number() + "]", "style", "color:#5d5a54;");
        } else {
            html.element("a", "[" + reference.number() + "]", "href", url, "style", "color:#0d5c7d;");
        }
    }
}
