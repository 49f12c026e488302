package io.plumbline.report.html;

import io.plumbline.report.Narrative;
import io.plumbline.report.Narrative.Passage;
import io.plumbline.report.Report;
import io.plumbline.report.text.Html;
import java.util.List;

/** What the findings come to: a few sentences, and what they have in common. The plan is the list of what to do first. */
final class NarrativeSection {

    static final String ID = "short";

    private final Html html;

    NarrativeSection(Html html) {
        this.html = html;
    }

    void write(Report report) {
        Narrative narrative = report.narrative();
        if (narrative.empty()) {
            return;
        }
        Sections.start(html, ID, Narrative.TITLE, "");
        if (!narrative.summary().isEmpty()) {
            html.open("p");
            narrative.summary().forEach(this::passage);
            html.end();
        }
        causes(narrative.causes());
        html.element("p", narrative.author(), "class", "meta").line();
        Sections.finish(html);
    }

    private void causes(List<Passage> passages) {
        if (passages.isEmpty()) {
            return;
        }
        html.element("h3", Narrative.CAUSES).line();
        html.open("ul").line();
        for (Passage passage : passages) {
            html.open("li");
            passage(passage);
            html.end();
        }
        html.end();
    }

    private void passage(Passage passage) {
        html.inline(passage.text()).words(" ");
        cites(html, passage);
    }

    /** The numbers of its citations, which lead to them. */
    static void cites(Html html, Passage passage) {
        passage.references().forEach(reference -> html.element(
                        "a", "[" + reference.number() + "]", "class", "cite", "href", "#c-" + reference.number())
                .words(" "));
    }
}
