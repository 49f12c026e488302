package io.plumbline.report.html;

import io.plumbline.report.ChangeCost;
import io.plumbline.report.ChangeCostWords;
import io.plumbline.report.ProjectChange;
import io.plumbline.report.Report;
import io.plumbline.report.SpendWords;
import io.plumbline.report.text.Html;
import io.plumbline.report.text.Words;
import java.util.List;

/** What changed in the projects themselves; nothing where that is not known. */
final class ProjectChangesPart {

    private final Html html;

    ProjectChangesPart(Html html) {
        this.html = html;
    }

    void write(Report report) {
        report.projectChanges().forEach(this::project);
    }

    private void project(ProjectChange project) {
        html.element("h3", "In the project").line();
        html.open("p").text(Words.sentence(project.summary()) + " ");
        html.open("span", "class", "meta")
                .words(" ")
                .element("code", place(project))
                .close()
                .end();
        html.open("details").element("summary", "What, and what is downstream").line();
        html.open("ul", "class", "changed").line();
        for (ProjectChange.Item item : project.changes()) {
            html.open("li").element("code", item.what());
            item.details().forEach(detail -> html.empty("br").element("span", detail, "class", "meta"));
            html.end();
        }
        html.end();
        if (project.further() > 0) {
            html.element("p", Words.tally(project.further(), "more change"), "class", "meta")
                    .line();
        }
        html.end();
        project.costs().forEach(this::cost);
    }

    private void cost(ChangeCost cost) {
        html.open("p", "class", "cost").text(ChangeCostWords.size(cost) + " ");
        html.element("span", ChangeCostWords.basis(cost), "class", "meta").end();
        if (cost.nodes().isEmpty()) {
            return;
        }
        Sections.table(html, "data", List.of("Model"), List.of("Runs", "Credits a month"));
        for (ChangeCost.Node node : cost.nodes()) {
            html.open("tr")
                    .open("th", "scope", "row")
                    .element("code", ChangeCostWords.name(node))
                    .close();
            html.element("td", Words.digits(node.runs()), "class", "r");
            html.element("td", SpendWords.exact(node.credits()), "class", "r");
            html.end();
        }
        Sections.endTable(html);
        html.element("p", cost.account() + ": " + ChangeCostWords.places(cost), "class", "meta")
                .line();
    }

    private static String place(ProjectChange project) {
        return project.source() + (project.root().isEmpty() ? "" : "/" + project.root()) + " "
                + Words.revision(project.before()) + ".." + Words.revision(project.after());
    }
}
