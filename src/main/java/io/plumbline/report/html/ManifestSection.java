package io.plumbline.report.html;

import io.plumbline.model.ManifestCheck;
import io.plumbline.model.ManifestCheck.Difference;
import io.plumbline.report.Report;
import io.plumbline.report.text.Html;
import io.plumbline.report.text.ManifestWords;
import java.util.List;

/** How the graph that was read from the files differs from dbt's manifest; nothing where there is no manifest. */
final class ManifestSection {

    private final Html html;

    ManifestSection(Html html) {
        this.html = html;
    }

    void write(Report report) {
        if (report.manifestChecks().isEmpty()) {
            return;
        }
        Sections.start(html, "manifest", ManifestWords.TITLE, ManifestWords.NOTE);
        report.manifestChecks().forEach(this::check);
        Sections.finish(html);
    }

    private void check(ManifestCheck check) {
        html.open("p")
                .element("code", check.path())
                .text(": " + ManifestWords.verdict(check))
                .close();
        html.line();
        List<Difference> shown = ManifestWords.shown(check);
        if (shown.isEmpty()) {
            return;
        }
        html.open("details").element("summary", ManifestWords.summary(check)).line();
        html.open("div", "class", "scroll")
                .open("table", "class", "data")
                .open("thead")
                .open("tr");
        for (String head : List.of("Where", "What", "Files", "Manifest")) {
            html.element("th", head, "scope", "col");
        }
        html.close().close().open("tbody").line();
        shown.forEach(this::row);
        html.close().close().close().end();
    }

    private void row(Difference difference) {
        html.open("tr")
                .open("td")
                .element("code", difference.location().toString())
                .close();
        html.open("td")
                .element("code", difference.id())
                .words(" ")
                .text(difference.what())
                .close();
        html.element("td", ManifestWords.value(difference.files()));
        html.element("td", ManifestWords.value(difference.manifest())).end();
    }
}
