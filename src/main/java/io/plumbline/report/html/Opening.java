package io.plumbline.report.html;

import io.plumbline.report.Narrative;
import io.plumbline.report.Report;
import io.plumbline.report.Report.AreaScore;
import io.plumbline.report.text.Html;
import io.plumbline.report.text.Words;
import java.util.List;

/** The first screen: the verdict, what was looked at, and the score of every area. */
final class Opening {

    private static final String FORMULA =
            "100 \u00d7 (1 \u2212 sum of weights \u00f7 things audited). Every model, source,"
                    + " seed, snapshot and exposure counts once for an area, by its gravest finding in it: error 1, warning 0.5, info"
                    + " 0.1. Where every one of them has a warning the area stands at 50.";

    private final Html html;

    Opening(Html html) {
        this.html = html;
    }

    void write(Report report) {
        html.open("header", "class", "top").line();
        html.open("p", "class", "brand").element("b", "Plumbline").words(" ").element("span", report.title());
        html.open("button", "id", "theme", "type", "button", "hidden", "hidden", "aria-pressed", "false")
                .text("Dark")
                .close();
        html.end();
        html.element("h1", report.verdict().get(0)).line();
        if (report.verdict().size() > 1) {
            html.element(
                            "p",
                            String.join(
                                    " ",
                                    report.verdict().subList(1, report.verdict().size())),
                            "class",
                            "lead")
                    .line();
        }
        scope(report);
        contents(report);
        html.end();
        if (!report.scores().isEmpty()) {
            scores(report.scores());
        }
    }

    private void scope(Report report) {
        Report.Scope scope = report.scope();
        html.open("p", "class", "meta");
        html.text(Words.time(report.generated())).words(" \u00b7 ");
        html.text(Words.tally(scope.models(), "model"))
                .words(", ")
                .text(Words.tally(scope.sources(), "source table"))
                .words(", ")
                .text(Words.tally(scope.tests(), "test"))
                .words(", ")
                .text(Words.tally(scope.documents(), "document"));
        for (Report.Origin origin : scope.origins()) {
            html.words(" \u00b7 ").element("code", origin.name() + "@" + origin.shortRevision());
        }
        html.end();
    }

    private void contents(Report report) {
        html.open("nav", "aria-label", "Contents");
        if (!report.narrative().empty()) {
            link(NarrativeSection.ID, Narrative.TITLE);
        }
        link("changes", "What changed");
        if (!report.actions().isEmpty()) {
            link("first", "Do this first");
        }
        link("findings", "Findings");
        if (!report.spend().isEmpty()) {
            link(SpendSection.ID, "Spend");
        }
        if (!report.repositories().isEmpty()) {
            link(RepositorySection.ID, "Repository");
        }
        link("unseen", "Not seen");
        link("sources", "Sources");
        html.end();
    }

    private void link(String id, String text) {
        html.element("a", text, "href", "#" + id).words(" ");
    }

    private void scores(List<AreaScore> scores) {
        html.open("section", "id", "scores", "aria-labelledby", "h-scores").line();
        Sections.heading(html, "scores", "Score by area", "0 to 100; the tick marks the run before");
        html.open("table", "class", "scores").line();
        html.open("thead").open("tr");
        for (String head : List.of("Area", "", "Score", "Change", "Open")) {
            html.element("th", head, "scope", "col", "class", head.equals("Area") ? "" : "r");
        }
        html.close().end();
        html.open("tbody").line();
        scores.forEach(this::score);
        html.end().end();
        html.open("details")
                .element("summary", "How a score is made")
                .element("p", FORMULA)
                .end();
        Sections.finish(html);
    }

    private void score(AreaScore score) {
        Integer previous = score.previous();
        html.open("tr");
        html.element("th", Words.sentence(score.area().label()), "scope", "row");
        html.open("td", "class", "w");
        Charts.bar(html, score.score(), previous);
        html.close();
        html.element("td", Integer.toString(score.score()), "class", "r");
        int change = previous == null ? 0 : score.score() - previous;
        html.element(
                "td",
                previous == null ? "first run" : Words.change(change),
                "class",
                change < 0 ? "r worse" : change > 0 ? "r better" : "r soft");
        html.element("td", Words.digits(score.open()), "class", "r");
        html.end();
    }
}
