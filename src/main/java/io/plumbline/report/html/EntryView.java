package io.plumbline.report.html;

import io.plumbline.report.text.Html;
import io.plumbline.model.Citation;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.report.Lineage;
import io.plumbline.report.Report;
import io.plumbline.report.Report.Entry;
import io.plumbline.report.Report.Excerpt;
import io.plumbline.report.Report.Reference;
import io.plumbline.report.text.Visible;
import io.plumbline.report.text.Words;
import java.util.List;
import java.util.Map;

/** One finding: what is wrong, where, whose it is, the evidence, the neighbourhood, the patch. */
final class EntryView {

    /** Characters of a line of code that are shown; the file has the rest. */
    private static final int WIDE = 300;

    private final Html html;
    private final LineageSvg lineage;

    EntryView(Html html) {
        this.html = html;
        this.lineage = new LineageSvg(html);
    }

    boolean isNew(Entry entry, Report report) {
        return !report.changes().first() && entry.finding().status() == Finding.Status.NEW;
    }

    /** In full. */
    void article(Entry entry, Report report) {
        html.open(
                "article",
                "class",
                "f",
                "id",
                entry.anchor(),
                "data-a",
                entry.finding().area().label(),
                "data-s",
                Marks.word(entry.finding().severity()),
                "data-o",
                entry.finding().owner());
        html.line().open("h4").inline(entry.finding().message()).end();
        body(entry, report);
        html.end();
    }

    /** Folded to its title. */
    void row(Entry entry, Report report) {
        html.open(
                "details",
                "class",
                "f",
                "data-a",
                entry.finding().area().label(),
                "data-s",
                Marks.word(entry.finding().severity()),
                "data-o",
                entry.finding().owner());
        html.open("summary").inline(entry.finding().message()).end();
        html.open("div", "id", entry.anchor()).line();
        body(entry, report);
        html.end().end();
    }

    private void body(Entry entry, Report report) {
        meta(entry, report);
        entry.references().forEach(this::evidence);
        facts(entry.finding().facts());
        Lineage neighbours = entry.lineage();
        if (neighbours != null) {
            lineage.write(neighbours, entry.label());
        }
        Fix fix = entry.finding().fix();
        if (fix != null) {
            diff(fix);
        }
    }

    private void meta(Entry entry, Report report) {
        Finding finding = entry.finding();
        html.open("p", "class", "meta");
        if (isNew(entry, report)) {
            html.element("b", "new").words(" \u00b7 ");
        }
        html.text(Marks.word(finding.severity())).words(" \u00b7 ");
        html.text(entry.kind()).words(" ").element("code", entry.label()).words(" \u00b7 ");
        html.text(finding.owner().isEmpty() ? "no owner declared" : "owner " + finding.owner());
        if (entry.dependents() > 0) {
            html.words(" \u00b7 ").text(Words.tally(entry.dependents(), "dependent") + " downstream");
        }
        if (entry.since() != null) {
            html.words(" \u00b7 ")
                    .text("first seen " + Words.date(entry.since(), report.generated()) + " ("
                            + Words.age(entry.since(), report.generated()) + ")");
        }
        html.end();
    }

    private void evidence(Reference reference) {
        Citation citation = reference.citation();
        Excerpt excerpt = reference.excerpt();
        html.open("figure", "class", "x");
        html.open("figcaption");
        String url = reference.url();
        html.open("a", "href", url == null ? "#c-" + reference.number() : url)
                .element("code", citation.locator().toString())
                .close();
        html.element("a", "[" + reference.number() + "]", "class", "cite", "href", "#c-" + reference.number())
                .end();
        if (excerpt == null) {
            html.open("blockquote")
                    .text(Visible.cut(citation.quote(), 4 * WIDE))
                    .end();
        } else {
            code(excerpt);
        }
        html.end();
    }

    private void code(Excerpt excerpt) {
        html.open("pre", "tabindex", "0");
        int number = excerpt.firstLine();
        for (String line : excerpt.lines()) {
            boolean guilty = number >= excerpt.from() && number <= excerpt.to();
            String mark = excerpt.allGuilty() ? "l all" : guilty ? "l hit" : "l";
            html.open("span", "class", mark, "data-n", Integer.toString(number))
                    .code(Visible.cut(line, WIDE))
                    .line()
                    .close();
            number++;
        }
        html.close();
        if (excerpt.hidden() > 0) {
            html.element("p", Words.tally(excerpt.hidden(), "more line") + " in the file", "class", "meta");
        }
    }

    private void facts(Map<String, Object> facts) {
        if (facts.isEmpty()) {
            return;
        }
        html.open("dl", "class", "facts");
        facts.forEach((name, value) -> html.open("div")
                .element("dt", name.replace('_', ' '))
                .open("dd")
                .text(Visible.cut(fact(value), WIDE))
                .close()
                .close());
        html.end();
    }

    private static String fact(Object value) {
        if (value instanceof List<?> list) {
            return String.join(", ", list.stream().map(String::valueOf).toList());
        }
        return value instanceof Long || value instanceof Integer
                ? Words.digits(((Number) value).longValue())
                : String.valueOf(value);
    }

    private void diff(Fix fix) {
        html.open("figure", "class", "x diff");
        html.element(
                        "figcaption",
                        fix.status() == Fix.Status.PROVEN
                                ? "Proven patch: applied to a copy, this finding disappears and no new one comes"
                                : "Suggested patch, not proven")
                .line();
        html.open("pre", "tabindex", "0");
        fix.diff().lines().forEach(line -> html.open("span", "class", kind(line))
                .code(Visible.cut(line, WIDE))
                .line()
                .close());
        html.close().end();
    }

    private static String kind(String line) {
        if (line.startsWith("+++") || line.startsWith("---") || line.startsWith("@@")) {
            return "l at";
        }
        return line.startsWith("+") ? "l add" : line.startsWith("-") ? "l del" : "l";
    }
}
