package io.plumbline.report.html;

import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.model.Money;
import io.plumbline.report.Narrative.Passage;
import io.plumbline.report.Report;
import io.plumbline.report.Report.Action;
import io.plumbline.report.text.Html;
import io.plumbline.report.text.Whose;
import io.plumbline.report.text.Words;
import java.util.List;

/** At most five things to do, best first. */
final class ActionsSection {

    private static final String FORMULA =
            "Rank = value \u00d7 certainty \u00f7 effort. Value is the weight of the severity"
                    + " (error 27, warning 3, info 1) times 1 + log10(1 + models and exposures downstream)"
                    + " + log10(1 + money that can be saved in a month). Certainty is 1 where the cited text was found word for"
                    + " word, else 0.5. Effort is 1 for a proven patch, 1.5 for an unproven one, 2 without one, and 1 more for"
                    + " each further file.";

    private final Html html;

    ActionsSection(Html html) {
        this.html = html;
    }

    void write(Report report) {
        if (report.actions().isEmpty()) {
            return;
        }
        Sections.start(html, "first", "Do this first", "by value, certainty and effort");
        html.open("ol", "class", "do").line();
        report.actions().forEach(this::action);
        html.end();
        table(report.actions());
        Sections.finish(html);
    }

    private void action(Action action) {
        Finding finding = action.finding().finding();
        html.open("li");
        if (!action.what().isEmpty()) {
            html.open("p", "class", "what").inline(action.what()).close();
        }
        Passage told = action.told();
        html.open("p").words(told == null && !action.what().isEmpty() ? "Start here: " : "");
        html.open("a", "href", "#" + action.finding().anchor())
                .inline(told == null ? finding.message() : told.text())
                .close();
        if (told != null) {
            html.words(" ");
            NarrativeSection.cites(html, told);
        }
        html.close();
        html.open("p", "class", "meta");
        html.text(Whose.owner(finding));
        int dependents = action.finding().dependents();
        html.words(" \u00b7 ")
                .text(dependents == 0 ? "nothing downstream" : Words.tally(dependents, "dependent") + " downstream");
        if (action.others() > 0) {
            html.words(" \u00b7 ").text(Words.tally(action.others(), "more case") + " of the same cause");
        }
        money(finding.money());
        fix(finding.fix());
        html.close().end();
    }

    private void money(@org.jspecify.annotations.Nullable Money money) {
        if (money != null) {
            html.words(" \u00b7 ")
                    .text("saves " + Words.amount(money.low()) + " to " + Words.amount(money.high()) + " "
                            + money.currency() + " a " + money.per());
        }
    }

    private void fix(@org.jspecify.annotations.Nullable Fix fix) {
        if (fix != null) {
            html.words(" \u00b7 ").text(fix.kind());
        }
    }

    private void table(List<Action> actions) {
        html.open("details").element("summary", "How this list is ranked").line();
        html.element("p", FORMULA).line();
        html.open("table", "class", "data").open("thead").open("tr");
        html.element("th", "Start", "scope", "col");
        for (String head : List.of("Value", "Certainty", "Effort", "Rank")) {
            html.element("th", head, "scope", "col", "class", "r");
        }
        html.close().close().open("tbody").line();
        for (Action action : actions) {
            html.open("tr").open("td").element("code", action.finding().label()).close();
            html.element("td", Charts.number(action.value()), "class", "r");
            html.element("td", Charts.number(action.certainty()), "class", "r");
            html.element("td", Charts.number(action.effort()), "class", "r");
            html.element("td", Charts.number(action.rank()), "class", "r").end();
        }
        html.close().close().end();
    }
}
