package io.plumbline.report.html;

import io.plumbline.report.Report;
import io.plumbline.report.text.Html;
import io.plumbline.report.text.Words;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Small pictures drawn as SVG; sizes in CSS pixels. */
final class Charts {

    private static final int WIDTH = 360;
    private static final int HEIGHT = 84;
    private static final int PAD = 6;

    private Charts() {}

    /** A bar from 0 to 100 with a tick where the run before stood. */
    static void bar(Html html, int score, @Nullable Integer previous) {
        open(html, score + " of 100" + (previous == null ? "" : ", before " + previous));
        html.open("rect", "class", "track", "width", "100", "height", "10", "y", "0")
                .close();
        fill(html, Integer.toString(score));
        if (previous != null) {
            String x = number(Math.min(99.4, previous));
            html.open("rect", "class", "tick", "x", x, "width", "0.6", "height", "10", "y", "0")
                    .close();
        }
        html.close();
    }

    /** A bar for a part of the largest, 0 to 1, with what it says in words. */
    static void share(Html html, double part, String words) {
        open(html, words);
        fill(html, number(100 * part));
        html.close();
    }

    private static void open(Html html, String words) {
        html.open(
                "svg",
                "class",
                "bar",
                "viewBox",
                "0 0 100 10",
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                words);
    }

    private static void fill(Html html, String width) {
        html.open("rect", "class", "fill", "width", width, "height", "6", "y", "2")
                .close();
    }

    /** Open findings over the last runs, at least two. */
    static void trend(Html html, Report report) {
        List<Report.RunPoint> runs = report.trend();
        int most = runs.stream().mapToInt(Report.RunPoint::open).max().orElse(0);
        int first = runs.get(0).open();
        int last = runs.get(runs.size() - 1).open();
        String title = "Open findings " + (last == first ? "stand at " + Words.digits(last) : moved(first, last))
                + " over the last " + Words.count(runs.size(), "run");
        html.open("figure", "class", "trend");
        html.element("figcaption", title);
        html.open(
                "svg",
                "viewBox",
                "0 0 " + (WIDTH + 60) + " " + HEIGHT,
                "width",
                Integer.toString(WIDTH + 60),
                "role",
                "img",
                "aria-label",
                title);
        html.open(
                        "line",
                        "class",
                        "axis",
                        "x1",
                        "0",
                        "y1",
                        "" + (HEIGHT - PAD),
                        "x2",
                        "" + WIDTH,
                        "y2",
                        "" + (HEIGHT - PAD))
                .close();
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < runs.size(); i++) {
            points.append(i == 0 ? "" : " ")
                    .append(number(x(i, runs.size())))
                    .append(',')
                    .append(number(y(runs.get(i).open(), most)));
        }
        html.open("polyline", "class", "curve", "points", points.toString()).close();
        html.open(
                        "circle",
                        "class",
                        "end",
                        "cx",
                        number(x(runs.size() - 1, runs.size())),
                        "cy",
                        number(y(last, most)),
                        "r",
                        "3")
                .close();
        html.element("text", Words.digits(last), "x", "" + (WIDTH + 8), "y", number(y(last, most) + 4));
        html.element("text", Words.digits(first), "class", "quiet", "x", "" + PAD, "y", number(y(first, most) - 6));
        html.element("text", "0", "class", "quiet", "x", "" + (WIDTH + 8), "y", "" + (HEIGHT - PAD + 4));
        html.end();
        String from = Words.date(runs.get(0).time(), report.generated());
        String to = Words.date(runs.get(runs.size() - 1).time(), report.generated());
        html.open("p", "class", "axis-dates meta")
                .element("span", from.equals(to) ? Words.clock(runs.get(0).time(), report.generated()) : from)
                .element(
                        "span", from.equals(to) ? Words.clock(report.generated().toInstant(), report.generated()) : to)
                .end();
        table(html, report);
        html.end();
    }

    private static void table(Html html, Report report) {
        html.open("details").element("summary", "The numbers").line();
        html.open("table", "class", "data").open("thead").open("tr");
        html.element("th", "Run", "scope", "col")
                .element("th", "Open findings", "scope", "col", "class", "r")
                .element("th", "Mean score", "scope", "col", "class", "r");
        html.close().close().open("tbody").line();
        for (Report.RunPoint run : report.trend()) {
            html.open("tr")
                    .element(
                            "td",
                            Words.time(run.time().atZone(report.generated().getZone())))
                    .element("td", Words.digits(run.open()), "class", "r")
                    .element("td", Integer.toString(run.score()), "class", "r")
                    .end();
        }
        html.close().close().end();
    }

    private static String moved(int first, int last) {
        return (last < first ? "fell" : "rose") + " from " + Words.digits(first) + " to " + Words.digits(last);
    }

    private static double x(int i, int runs) {
        return PAD + (WIDTH - 2.0 * PAD) * i / Math.max(1, runs - 1);
    }

    private static double y(int open, int most) {
        return HEIGHT - PAD - (HEIGHT - 5.0 * PAD) * open / Math.max(1, most);
    }

    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
