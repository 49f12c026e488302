package io.plumbline.report.html;

import io.plumbline.model.RuleInfo;
import io.plumbline.report.Report;
import io.plumbline.report.Report.Entry;
import io.plumbline.report.Report.Group;
import io.plumbline.report.text.Html;
import io.plumbline.report.text.Prose;
import io.plumbline.report.text.Words;
import java.util.List;
import java.util.function.Function;

/** Findings by root cause: the worst three in full, the rest folded. */
final class FindingsSection {

    private final Html html;
    private final EntryView entries;

    FindingsSection(Html html) {
        this.html = html;
        this.entries = new EntryView(html);
    }

    void write(Report report) {
        int count = report.groups().stream().mapToInt(Group::count).sum();
        Sections.start(
                html,
                "findings",
                "Findings",
                Words.tally(count, "finding") + " of "
                        + Words.tally(report.groups().size(), "cause"));
        if (report.groups().isEmpty()) {
            html.element("p", report.scope().models() == 0 ? "Nothing could be audited." : "No rule found a defect.")
                    .line();
        } else {
            filters(report);
        }
        report.groups().forEach(group -> group(group, report));
        Sections.finish(html);
    }

    private void filters(Report report) {
        html.open("form", "id", "filter", "hidden", "hidden", "role", "search").line();
        choice("area", "Area", values(report, e -> e.finding().area().label()));
        choice(
                "severity",
                "Severity",
                values(report, e -> Marks.word(e.finding().severity())));
        choice("owner", "Owner", values(report, e -> e.finding().owner()));
        html.open("label").words("Text ");
        html.empty("input", "type", "search", "name", "text", "placeholder", "model, path, word")
                .end();
        html.open("output", "id", "shown", "aria-live", "polite").close().end();
    }

    private static List<String> values(Report report, Function<Entry, String> value) {
        return report.entries()
                .map(value)
                .filter(v -> !v.isEmpty())
                .distinct()
                .sorted()
                .toList();
    }

    private void choice(String name, String label, List<String> values) {
        html.open("label").words(label + " ").open("select", "name", name);
        html.open("option").text("all").close();
        values.forEach(value -> html.open("option", "value", value).text(value).close());
        html.close().end();
    }

    private void group(Group group, Report report) {
        RuleInfo rule = group.rule();
        html.open("section", "class", "g", "id", "r-" + rule.id()).line();
        html.open("h3");
        Marks.severity(html, group.severity());
        html.open("span").text(rule.summary()).close();
        html.element("span", Words.digits(group.count()), "class", "n").end();
        html.open("p", "class", "meta")
                .text(Marks.word(group.severity()))
                .words(" \u00b7 ")
                .text(rule.area().label())
                .words(" \u00b7 ")
                .element("code", rule.id());
        long added = group.entries().filter(e -> entries.isNew(e, report)).count();
        if (added > 0) {
            html.words(" \u00b7 ").text(Words.digits(added) + " new");
        }
        html.end();
        explain(rule);
        group.worst().forEach(entry -> entries.article(entry, report));
        if (!group.rest().isEmpty()) {
            html.open("details", "class", "rest");
            html.element("summary", Words.sentence(Words.number(group.rest().size())) + " more of the same cause")
                    .line();
            group.rest().forEach(entry -> entries.row(entry, report));
            html.end();
        }
        html.end();
    }

    private void explain(RuleInfo rule) {
        if (rule.why().isBlank() && rule.remedy().isBlank()) {
            return;
        }
        html.open("div", "class", "explain").line();
        html.open("div")
                .element("h4", "Why it matters")
                .safe(Prose.html(rule.why()))
                .end();
        html.open("div").element("h4", "What to do").safe(Prose.html(rule.remedy()));
        html.open("p", "class", "meta")
                .words("To leave this rule out, write ")
                .element("code", "rules: {" + rule.id() + ": off}")
                .words(" in plumbline.yml or the job's audit.")
                .end();
        html.end().end();
    }
}
