package io.plumbline.report.html;

import io.plumbline.report.ProjectChange;
import io.plumbline.report.Report;
import io.plumbline.report.text.Html;
import io.plumbline.report.text.Words;

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
    }

    private static String place(ProjectChange project) {
        return project.source() + (project.root().isEmpty() ? "" : "/" + project.root()) + " "
                + Words.revision(project.before()) + ".." + Words.revision(project.after());
    }
}
