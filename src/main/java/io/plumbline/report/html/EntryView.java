package io.plumbline.report.html;

import io.plumbline.model.Citation;
import io.plumbline.model.Finding;
import io.plumbline.model.Fix;
import io.plumbline.report.Lineage;
import io.plumbline.report.Report;
import io.plumbline.report.Report.Entry;
import io.plumbline.report.Report.Excerpt;
import io.plumbline.report.Report.Reference;
import io.plumbline.report.text.Html;
import io.plumbline.report.text.Visible;
import io.plumbline.report.text.Whose;
import io.plumbline.report.text.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One finding: what is wrong, where, whose it is, the evidence, the neighbourhood, the patch. */
final class EntryView {

    /** Characters of a line of code that are shown; the file has the rest. */
    private static final int WIDE = 300;

    /** Above so many findings the folded ones show fewer and shorter lines, so that the page stays below 10 MB. */
    private static final int MANY = 1_000;

    /** Citations shown openly; the first one is the guilty place. */
    private static final int SHOWN = 2;

    private static final int FEW_LINES = 5;
    private static final int NARROW = 140;

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
        body(entry, report, false);
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
        body(entry, report, report.references().size() > MANY);
        html.end().end();
    }

    private void body(Entry entry, Report report, boolean brief) {
        meta(entry, report);
        List<Reference> references = entry.references();
        int shown = references.size() <= SHOWN + 1 ? references.size() : SHOWN;
        references.subList(0, shown).forEach(reference -> evidence(reference, brief));
        if (references.size() > shown) {
            html.open("details")
                    .element("summary", Words.sentence(Words.count(references.size() - shown, "more place")))
                    .line();
            references.subList(shown, references.size()).forEach(reference -> evidence(reference, brief));
            html.end();
        }
        facts(entry.finding().facts());
        Lineage neighbours = entry.lineage();
        if (neighbours != null) {
            lineage.write(neighbours, entry.label());
        }
        Fix fix = entry.finding().fix();
        if (fix != null) {
            fix(fix);
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
        html.text(Whose.owner(finding));
        if (entry.dependents() > 0) {
            html.words(" \u00b7 ").text(Words.tally(entry.dependents(), "dependent") + " downstream");
        }
        Instant since = entry.since();
        if (since != null && Duration.between(since, report.generated()).toDays() > 0) {
            html.words(" \u00b7 ")
                    .text("first seen " + Words.date(since, report.generated()) + ", "
                            + Words.age(since, report.generated()) + " ago");
        }
        String age = Whose.age(finding, report.generated());
        if (age != null) {
            html.words(" \u00b7 ").text(age);
        }
        html.end();
    }

    private void evidence(Reference reference, boolean brief) {
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
            code(excerpt, brief);
        }
        html.end();
    }

    private void code(Excerpt excerpt, boolean brief) {
        html.open("pre", "tabindex", "0");
        int first = brief ? Math.max(excerpt.firstLine(), excerpt.from() - 1) : excerpt.firstLine();
        List<String> lines = excerpt.lines()
                .subList(first - excerpt.firstLine(), excerpt.lines().size());
        int number = first;
        for (String line : lines.subList(0, brief ? Math.min(FEW_LINES, lines.size()) : lines.size())) {
            boolean guilty = number >= excerpt.from() && number <= excerpt.to();
            String mark = excerpt.allGuilty() ? "l all" : guilty ? "l hit" : "l";
            html.open("span", "class", mark, "data-n", Integer.toString(number))
                    .code(Visible.cut(line, brief ? NARROW : WIDE))
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

    private void fix(Fix fix) {
        html.open("figure", "class", "x diff");
        html.element("figcaption", Visible.line(fix.shown())).line();
        html.open("pre", "tabindex", "0");
        (fix.onAccount() ? fix.sql() : fix.diff()).lines().forEach(line -> html.open(
                        "span", "class", fix.onAccount() ? "l" : kind(line))
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
