package io.plumbline.report.mail;

import io.plumbline.report.Report;
import io.plumbline.report.Report.Action;
import io.plumbline.report.Report.AreaScore;
import io.plumbline.report.Report.Entry;
import io.plumbline.report.ReportRenderer;
import io.plumbline.report.text.Html;
import io.plumbline.report.text.Inline;
import io.plumbline.report.text.Visible;
import io.plumbline.report.text.Whose;
import io.plumbline.report.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What the findings come to, the first three sections and the top five findings for mail programs: a table of 640 pixels with styles on the elements,
 * no script, no picture. Its size does not grow with the number of findings; at most 90 KB, because Gmail cuts mails at
 * about 102 KB.
 */
@Component
final class MailHtmlRenderer implements ReportRenderer {

    static final int SHOWN = 5;

    /** Characters of a message. */
    private static final int MESSAGE = 300;

    private static final String FONT = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;";
    private static final String CELL = FONT + "font-size:14px;line-height:21px;color:#1c1b1a;";
    private static final String SOFT = FONT + "font-size:12px;line-height:18px;color:#5d5a54;";
    private static final String HEAD = FONT + "font-size:20px;line-height:28px;font-weight:600;color:#1c1b1a;"
            + "border-top:1px solid #dcd8d0;padding:20px 0 6px 0;";

    @Override
    public String format() {
        return "mail";
    }

    @Override
    public String fileName() {
        return "mail.html";
    }

    @Override
    public String mediaType() {
        return "text/html; charset=utf-8";
    }

    @Override
    public byte[] render(Report report) {
        Html html = new Html();
        html.safe("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
        html.empty("meta", "charset", "utf-8");
        html.element("title", report.title()).end();
        html.open("body", "style", "margin:0;padding:0;background:#ffffff;").line();
        table(html, "width:100%;", "center");
        html.open("tr").open("td", "align", "center", "style", "padding:24px 12px;");
        table(html, "width:100%;max-width:640px;text-align:left;", "center");
        verdict(html, report);
        MailNarrative.write(html, report.narrative(), CELL, SOFT, HEAD);
        scores(html, report.scores());
        changes(html, report.changes());
        actions(html, report.actions());
        findings(html, report);
        row(
                html,
                SOFT + "border-top:1px solid #1c1b1a;padding-top:12px;",
                "The whole report is attached. Job " + report.job() + ", run " + report.run() + ", Plumbline.");
        html.end().end().end().end().end().end();
        return html.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void table(Html html, String style, String align) {
        html.open(
                "table",
                "role",
                "presentation",
                "cellpadding",
                "0",
                "cellspacing",
                "0",
                "border",
                "0",
                "align",
                align,
                "width",
                style.contains("max-width") ? "640" : "100%",
                "style",
                "border-collapse:collapse;" + style);
        html.line();
    }

    private static void row(Html html, String style, String message) {
        html.open("tr").open("td", "style", style);
        inline(html, message);
        html.close().end();
    }

    static void inline(Html html, String message) {
        Inline.of(Visible.cut(message, MESSAGE)).forEach(span -> {
            if (span.code()) {
                html.element("code", span.text(), "style", "font-family:Menlo,Consolas,monospace;font-size:13px;");
            } else {
                html.words(span.text());
            }
        });
    }

    private static void verdict(Html html, Report report) {
        row(html, SOFT, report.title() + " \u00b7 " + Words.time(report.generated()));
        row(
                html,
                FONT + "font-size:28px;line-height:36px;font-weight:600;color:#1c1b1a;padding:8px 0;",
                report.verdict().get(0));
        List<String> rest = report.verdict().subList(1, report.verdict().size());
        if (!rest.isEmpty()) {
            row(html, CELL + "padding-bottom:16px;", String.join(" ", rest));
        }
    }

    private static void scores(Html html, List<AreaScore> scores) {
        if (scores.isEmpty()) {
            return;
        }
        row(html, HEAD, "Score by area");
        html.open("tr").open("td", "style", "padding-bottom:20px;");
        table(html, "width:100%;", "left");
        for (AreaScore score : scores) {
            Integer previous = score.previous();
            html.open("tr").element("td", Words.sentence(score.area().label()), "style", CELL + "width:140px;");
            html.open("td");
            bar(html, score.score());
            html.close();
            html.element("td", Integer.toString(score.score()), "style", CELL + "width:44px;text-align:right;");
            html.element(
                            "td",
                            previous == null ? "first run" : Words.change(score.score() - previous),
                            "style",
                            SOFT + "width:60px;text-align:right;")
                    .end();
        }
        html.end().close().end();
    }

    private static void bar(Html html, int score) {
        table(html, "width:100%;", "left");
        html.open("tr");
        if (score > 0) {
            html.open("td", "width", score + "%", "height", "8", "style", "background:#0d5c7d;font-size:1px;")
                    .words("\u00a0")
                    .close();
        }
        if (score < 100) {
            html.open("td", "width", 100 - score + "%", "height", "8", "style", "background:#e9e5dd;font-size:1px;")
                    .words("\u00a0")
                    .close();
        }
        html.close().end();
    }

    private static void changes(Html html, Report.Changes changes) {
        row(html, HEAD, "What changed");
        if (changes.first()) {
            row(html, CELL + "padding-bottom:20px;", "This is the first run of this job.");
            return;
        }
        row(
                html,
                CELL + "padding-bottom:8px;",
                Words.digits(changes.added().size()) + " new, "
                        + Words.digits(changes.fixed().size()) + " fixed, "
                        + Words.digits(changes.open()) + " still open.");
        changes.added().stream()
                .limit(SHOWN)
                .forEach(e -> row(html, CELL, "New: " + e.finding().message()));
        changes.fixed().stream()
                .limit(SHOWN)
                .forEach(e -> row(html, CELL, "Fixed: " + e.finding().message()));
        row(html, "font-size:1px;line-height:20px;", "\u00a0");
    }

    private static void actions(Html html, List<Action> actions) {
        if (actions.isEmpty()) {
            return;
        }
        row(html, HEAD, "Do this first");
        int n = 1;
        for (Action action : actions) {
            row(html, CELL + "font-weight:600;", n++ + ". " + action.what());
            if (action.told() == null) {
                row(html, CELL, action.finding().finding().message());
            } else {
                MailNarrative.passage(html, action.told(), CELL);
            }
            row(
                    html,
                    SOFT + "padding-bottom:12px;",
                    Whose.owner(action.finding().finding())
                            + (action.others() > 0 ? " \u00b7 " + Words.tally(action.others(), "more case") : ""));
        }
    }

    private static void findings(Html html, Report report) {
        List<Entry> top = report.groups().stream()
                .map(group -> group.worst().get(0))
                .limit(SHOWN)
                .toList();
        if (top.isEmpty()) {
            return;
        }
        row(html, HEAD, top.size() == 1 ? "The finding" : "The top " + Words.number(top.size()) + " findings");
        top.forEach(entry -> MailEvidence.write(html, entry, report.generated(), CELL, SOFT));
    }
}
