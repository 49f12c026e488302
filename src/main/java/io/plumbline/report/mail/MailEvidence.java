package io.plumbline.report.mail;

import io.plumbline.report.Report.Entry;
import io.plumbline.report.Report.Excerpt;
import io.plumbline.report.Report.Reference;
import io.plumbline.report.text.Html;
import io.plumbline.report.text.Inline;
import io.plumbline.report.text.Visible;
import io.plumbline.report.text.Whose;
import java.time.ZonedDateTime;
import java.util.Locale;

/** One finding of a mail with the excerpt of its first citation. */
final class MailEvidence {

    private static final int LINES = 8;
    private static final int WIDE = 120;
    private static final String MONO = "font-family:Menlo,Consolas,monospace;font-size:12px;line-height:18px;";

    private MailEvidence() {}

    static void write(Html html, Entry entry, ZonedDateTime now, String cell, String soft) {
        html.open("tr")
                .element(
                        "td",
                        Inline.plain(Visible.cut(entry.finding().message(), 300)),
                        "style",
                        cell + "font-weight:600;padding-top:8px;")
                .end();
        String whose = Whose.line(entry.finding(), now);
        if (whose != null) {
            html.open("tr")
                    .element("td", Visible.line(Visible.cut(whose, 300)), "style", soft)
                    .end();
        }
        if (entry.references().isEmpty()) {
            return;
        }
        Reference reference = entry.references().get(0);
        String url = reference.url();
        html.open("tr")
                .open("td", "style", soft)
                .words(entry.finding().severity().name().toLowerCase(Locale.ROOT) + " \u00b7 ");
        if (url == null) {
            html.text(reference.citation().locator().toString());
        } else {
            html.open("a", "href", url, "style", "color:#0d5c7d;")
                    .text(reference.citation().locator().toString())
                    .close();
        }
        html.close().end();
        Excerpt excerpt = reference.excerpt();
        html.open("tr").open("td", "style", "padding:4px 0 16px 0;");
        if (excerpt == null) {
            html.element("div", Visible.cut(reference.citation().quote(), 2 * WIDE), "style", soft);
        } else {
            code(html, excerpt);
        }
        html.close().end();
    }

    private static void code(Html html, Excerpt excerpt) {
        int number = excerpt.firstLine();
        for (String line :
                excerpt.lines().subList(0, Math.min(LINES, excerpt.lines().size()))) {
            boolean guilty = !excerpt.allGuilty() && number >= excerpt.from() && number <= excerpt.to();
            html.open(
                    "div",
                    "style",
                    MONO + "white-space:pre-wrap;padding:0 8px;color:#1c1b1a;background:"
                            + (guilty ? "#fbeec4;" : "#f5f2ec;"));
            html.words(String.format(Locale.ROOT, "%s%4d  ", guilty ? ">" : " ", number))
                    .code(Visible.cut(line, WIDE))
                    .end();
            number++;
        }
    }
}
