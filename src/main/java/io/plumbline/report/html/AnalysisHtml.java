package io.plumbline.report.html;

import io.plumbline.report.AnalysisRenderer;
import io.plumbline.report.AnalysisReport;
import io.plumbline.report.text.Html;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The report of an analysis as one page without script, picture or address. */
@Component
final class AnalysisHtml implements AnalysisRenderer {

    private static final String STYLE = """
            body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:70rem;padding:0 1rem}
            pre,td{font-family:ui-monospace,monospace;font-size:.9rem}
            pre{background:#f4f4f2;padding:1rem;overflow:auto}div{overflow:auto}
            table{border-collapse:collapse}th,td{border:1px solid #bbb;padding:.25rem .5rem;text-align:left}
            td.none{color:#777}""";
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + HtmlRenderer.digest(STYLE)
            + "'; base-uri 'none'; form-action 'none'";

    @Override
    public String fileName() {
        return "index.html";
    }

    @Override
    public String render(AnalysisReport report) {
        Html html = new Html();
        html.safe("<!DOCTYPE html>\n").open("html", "lang", "en").line();
        html.open("head").empty("meta", "charset", "utf-8");
        html.empty("meta", "http-equiv", "Content-Security-Policy", "content", POLICY);
        html.element("title", "Analysis " + report.id())
                .open("style")
                .safe(STYLE)
                .close()
                .end();
        html.open("body").line();
        html.element("h1", "Analysis " + report.id()).line();
        html.element("p", report.because()).line();
        html.open("ul").line();
        report.statements().forEach(statement -> {
            html.open("li").text(statement.text());
            statement.sources().forEach(n -> html.words(" ").element("a", "[" + n + "]", "href", "#s" + n));
            html.end();
        });
        html.end();
        html.open("pre").open("code");
        report.sql().lines().forEach(line -> html.code(line).line());
        html.close().end();
        table(html, report);
        html.element("h2", "Sources").line().open("ol").line();
        for (int i = 0; i < report.sources().size(); i++) {
            html.element("li", report.sources().get(i), "id", "s" + (i + 1)).line();
        }
        html.end().end().end();
        return html.toString();
    }

    private static void table(Html html, AnalysisReport report) {
        html.open("div").open("table").line().open("tr");
        report.columns().forEach(column -> html.element("th", column, "scope", "col"));
        html.end();
        for (List<@Nullable String> row : report.shown()) {
            html.open("tr");
            for (String cell : row) {
                html.element("td", cell == null ? "NULL" : cell, "class", cell == null ? "none" : "");
            }
            html.end();
        }
        html.close().end();
        if (!report.rest().isEmpty()) {
            html.element("p", report.rest()).line();
        }
    }
}
