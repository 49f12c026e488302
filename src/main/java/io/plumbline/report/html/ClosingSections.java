package io.plumbline.report.html;

import io.plumbline.model.Citation;
import io.plumbline.model.Gap;
import io.plumbline.report.Report;
import io.plumbline.report.Report.Reference;
import io.plumbline.report.text.Html;
import io.plumbline.report.text.Visible;
import io.plumbline.report.text.Words;
import java.util.List;

/** What was not seen, the numbered sources, and how the citations fared. */
final class ClosingSections {

    private static final int SHOWN = 20;

    private final Html html;

    ClosingSections(Html html) {
        this.html = html;
    }

    void write(Report report) {
        unseen(report);
        new SuppressedSection(html).write(report.suppressed());
        new ManifestSection(html).write(report);
        sources(report);
        footer(report);
    }

    private void unseen(Report report) {
        List<Gap> gaps = report.gaps();
        Sections.start(html, "unseen", "What was not seen", "and what that can hide");
        if (gaps.isEmpty()) {
            html.element("p", "Everything that was asked for could be read and resolved.")
                    .line();
        } else {
            gaps(gaps.subList(0, Math.min(SHOWN, gaps.size())));
            if (gaps.size() > SHOWN) {
                html.open("details")
                        .element("summary", Words.sentence(Words.number(gaps.size() - SHOWN)) + " more")
                        .line();
                gaps(gaps.subList(SHOWN, gaps.size()));
                html.end();
            }
        }
        Sections.finish(html);
    }

    private void gaps(List<Gap> gaps) {
        html.open("dl", "class", "gaps").line();
        for (Gap gap : gaps) {
            html.open("div").open("dt").inline(gap.what()).close();
            html.open("dd")
                    .element("code", gap.where())
                    .words(" ")
                    .inline(gap.why())
                    .close();
            html.end();
        }
        html.end();
    }

    private void sources(Report report) {
        Sections.start(
                html,
                "sources",
                "Sources",
                "every statement above points here; each place was read again and compared before this page was written");
        html.open("table", "class", "data").open("thead").open("tr");
        html.element("th", "Source", "scope", "col")
                .element("th", "Type", "scope", "col")
                .element("th", "Revision", "scope", "col");
        html.close().close().open("tbody").line();
        for (Report.Origin origin : report.scope().origins()) {
            html.open("tr").element("td", origin.name()).element("td", origin.type());
            html.open("td").element("code", origin.shortRevision()).close().end();
        }
        html.close().end();
        if (!report.references().isEmpty()) {
            html.open("details", "class", "refs");
            html.element(
                            "summary",
                            Words.sentence(Words.count(report.references().size(), "citation")))
                    .line();
            html.open("ol").line();
            report.references().forEach(this::reference);
            html.end().end();
        }
        Sections.finish(html);
    }

    private void reference(Reference reference) {
        Citation citation = reference.citation();
        html.open("li", "id", "c-" + reference.number());
        String url = reference.url();
        if (url == null) {
            html.element("code", citation.locator().toString());
        } else {
            html.open("a", "href", url)
                    .element("code", citation.locator().toString())
                    .close();
        }
        html.words(" ")
                .element(
                        "span",
                        citation.source() + "@" + Words.revision(citation.revision()) + " \u00b7 "
                                + level(citation.level()),
                        "class",
                        "meta");
        String quote = citation.quote().strip().lines().findFirst().orElse("");
        html.words(" ").open("q").code(Visible.cut(quote, 80)).close();
        html.end();
    }

    private static String level(Citation.Level level) {
        return switch (level) {
            case UNCHECKED -> "not checked";
            case L0 -> "L0 well formed";
            case L1 -> "L1 artifact exists";
            case L2 -> "L2 range exists";
            case L3 -> "L3 text found";
            case L4 -> "L4 text found, names and numbers compared";
        };
    }

    private void footer(Report report) {
        Report.Checks checks = report.checks();
        html.open("footer").open("p", "class", "meta");
        html.text(Words.sentence(Words.tally(checks.checked(), "citation")) + " checked, "
                + Words.digits(checks.dropped()) + " dropped.");
        if (checks.withheld() > 0) {
            html.words(" ").text(Words.tally(checks.withheld(), "finding") + " withheld for want of evidence.");
        }
        if (checks.masked() > 0) {
            html.words(" ").text(Words.tally(checks.masked(), "secret") + " masked.");
        }
        html.words(" ").text("Job " + report.job() + ", run " + report.run() + ", Plumbline.");
        html.end().end();
    }
}
