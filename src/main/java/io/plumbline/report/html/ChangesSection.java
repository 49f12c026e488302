package io.plumbline.report.html;

import io.plumbline.report.Report;
import io.plumbline.report.Report.Changes;
import io.plumbline.report.Report.Entry;
import io.plumbline.report.text.Html;
import io.plumbline.report.text.Words;
import java.util.List;

/** New, fixed and still open, with the trend of the last runs. */
final class ChangesSection {

    /** Listed openly; the others are folded. */
    private static final int SHOWN = 8;

    private final Html html;

    ChangesSection(Html html) {
        this.html = html;
    }

    void write(Report report) {
        Changes changes = report.changes();
        Sections.start(html, "changes", "What changed", changes.first() ? "" : "since the run before");
        if (changes.first()) {
            html.element("p", "This is the first run of this job; the next one will be compared with it.")
                    .line();
        } else {
            html.open("dl", "class", "counts");
            count("New", changes.added().size());
            count("Fixed", changes.fixed().size());
            count("Still open", changes.open());
            html.end();
        }
        if (report.trend().size() > 1) {
            Charts.trend(html, report);
        }
        new ProjectChangesPart(html).write(report);
        list("New", changes.added(), true);
        list("Fixed", changes.fixed(), false);
        Sections.finish(html);
    }

    private void count(String word, int n) {
        html.open("div").element("dt", word).element("dd", Words.digits(n)).close();
    }

    private void list(String title, List<Entry> entries, boolean linked) {
        if (entries.isEmpty()) {
            return;
        }
        html.element("h3", title).line();
        items(entries.subList(0, Math.min(SHOWN, entries.size())), linked);
        if (entries.size() > SHOWN) {
            html.open("details")
                    .element("summary", Words.sentence(Words.number(entries.size() - SHOWN)) + " more")
                    .line();
            items(entries.subList(SHOWN, entries.size()), linked);
            html.end();
        }
    }

    private void items(List<Entry> entries, boolean linked) {
        html.open("ul", "class", "plain").line();
        for (Entry entry : entries) {
            html.open("li", "id", linked ? "" : entry.anchor());
            Marks.severity(html, entry.finding().severity());
            html.words(" ");
            if (linked) {
                html.open("a", "href", "#" + entry.anchor())
                        .inline(entry.finding().message())
                        .close();
            } else {
                html.open("span").inline(entry.finding().message()).close();
            }
            html.end();
        }
        html.end();
    }
}
