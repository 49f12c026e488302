package io.plumbline.report.html;

import io.plumbline.model.Suppressed;
import io.plumbline.report.text.Html;
import java.util.List;

/** The findings that somebody accepted; nothing where nobody did. */
final class SuppressedSection {

    private static final int SHOWN = 20;

    private final Html html;

    SuppressedSection(Html html) {
        this.html = html;
    }

    void write(List<Suppressed> suppressed) {
        if (suppressed.isEmpty()) {
            return;
        }
        Sections.start(
                html, "suppressed", "What was suppressed", "findings that somebody accepted; they count for no score");
        table(suppressed.subList(0, Math.min(SHOWN, suppressed.size())));
        if (suppressed.size() > SHOWN) {
            html.open("details")
                    .element("summary", suppressed.size() - SHOWN + " more")
                    .line();
            table(suppressed.subList(SHOWN, suppressed.size()));
            html.end();
        }
        Sections.finish(html);
    }

    private void table(List<Suppressed> suppressed) {
        html.open("table", "class", "data").open("thead").open("tr");
        for (String heading : List.of("Rule", "Place", "Because", "Owner", "Until", "Said in")) {
            html.element("th", heading, "scope", "col");
        }
        html.close().close().open("tbody").line();
        suppressed.forEach(this::row);
        html.close().end();
    }

    private void row(Suppressed one) {
        html.open("tr").element("td", one.rule());
        html.open("td").element("code", one.location().toString()).close();
        html.open("td")
                .inline(one.reason().isEmpty() ? "no reason given" : one.reason())
                .close();
        html.element("td", one.owner()).element("td", one.until().isEmpty() ? "without end" : one.until());
        html.open("td").element("code", one.declared().toString()).close().end();
    }
}
