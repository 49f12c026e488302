package io.plumbline.report.html;

import io.plumbline.report.RepositoryReport;
import io.plumbline.report.RepositoryReport.Month;
import io.plumbline.report.RepositoryWords;
import io.plumbline.report.text.Html;
import io.plumbline.report.text.Words;
import java.util.List;

/** Commits a month as columns, the numbers and the people folded beneath; sizes in CSS pixels. */
final class ActivityChart {

    private static final int COLUMN = 15;
    private static final int GAP = 3;
    private static final int HEIGHT = 72;
    private static final int HEAD = 18;

    private ActivityChart() {}

    static void write(Html html, RepositoryReport repository) {
        List<Month> months = repository.months();
        int most = months.stream().mapToInt(Month::commits).max().orElse(0);
        int width = months.size() * COLUMN;
        String title = RepositoryWords.activity(repository);
        html.open("figure", "class", "trend months")
                .element("figcaption", title)
                .line();
        html.open(
                "svg",
                "viewBox",
                "0 0 " + (width + 60) + " " + (HEAD + HEIGHT),
                "width",
                Integer.toString(width + 60),
                "role",
                "img",
                "aria-label",
                title);
        for (int i = 0; i < months.size(); i++) {
            column(html, i * COLUMN, months.get(i).commits(), most);
        }
        String y = Integer.toString(HEAD + HEIGHT);
        html.open("line", "class", "axis", "x1", "0", "y1", y, "x2", Integer.toString(width), "y2", y)
                .close();
        html.element(
                "text", Words.digits(most), "class", "quiet", "x", Integer.toString(width + 8), "y", "" + (HEAD + 4));
        html.element("text", "0", "class", "quiet", "x", Integer.toString(width + 8), "y", y);
        html.end();
        html.open("p", "class", "axis-dates meta")
                .element("span", months.get(0).month().toString())
                .element("span", months.get(months.size() - 1).month().toString())
                .end();
        table(html, months);
        html.end();
    }

    private static void column(Html html, int x, int commits, int most) {
        double height = (double) HEIGHT * commits / Math.max(1, most);
        if (commits > 0) {
            html.open(
                            "rect",
                            "class",
                            "fill",
                            "x",
                            Integer.toString(x),
                            "y",
                            Charts.number(HEAD + HEIGHT - height),
                            "width",
                            Integer.toString(COLUMN - GAP),
                            "height",
                            Charts.number(height))
                    .close();
        }
    }

    private static void table(Html html, List<Month> months) {
        html.open("details").element("summary", "The numbers").line();
        html.open("table", "class", "data").open("thead").open("tr");
        html.element("th", "Month", "scope", "col")
                .element("th", "Commits", "scope", "col", "class", "r")
                .element("th", "People", "scope", "col", "class", "r");
        html.close().close().open("tbody").line();
        for (Month month : months) {
            html.open("tr")
                    .element("td", month.month().toString())
                    .element("td", Words.digits(month.commits()), "class", "r")
                    .element("td", Words.digits(month.people()), "class", "r")
                    .end();
        }
        html.close().close().end();
    }
}
