package io.plumbline.report.markdown;

import io.plumbline.report.ChangeCost;
import io.plumbline.report.ChangeCostWords;
import io.plumbline.report.ProjectChange;
import io.plumbline.report.Report;
import io.plumbline.report.SpendWords;
import io.plumbline.report.text.Words;

/** What changed in the projects themselves; nothing where that is not known. */
final class ProjectChangesMarkdown {

    private final StringBuilder out;

    ProjectChangesMarkdown(StringBuilder out) {
        this.out = out;
    }

    void write(Report report) {
        report.projectChanges().forEach(this::project);
    }

    private void project(ProjectChange project) {
        out.append("**In the project** ")
                .append(Md.code(project.source() + (project.root().isEmpty() ? "" : "/" + project.root()) + " "
                        + Words.revision(project.before()) + ".." + Words.revision(project.after())))
                .append(": ")
                .append(Md.inline(project.summary()))
                .append("\n\n<details>\n<summary>What, and what is downstream</summary>\n\n");
        for (ProjectChange.Item item : project.changes()) {
            out.append("- ").append(Md.code(item.what())).append('\n');
            item.details()
                    .forEach(detail ->
                            out.append("  - ").append(Md.inline(detail)).append('\n'));
        }
        if (project.further() > 0) {
            out.append("- ")
                    .append(Words.tally(project.further(), "more change"))
                    .append('\n');
        }
        out.append("\n</details>\n\n");
        project.costs().forEach(cost -> cost(out, cost));
    }

    /** What the models of a change cost, a paragraph with its evidence folded. */
    static void cost(StringBuilder out, ChangeCost cost) {
        out.append(Md.inline(ChangeCostWords.size(cost))).append("\n\n");
        out.append("<details>\n<summary>")
                .append(Md.inline(ChangeCostWords.basis(cost)))
                .append("</summary>\n\n");
        if (!cost.nodes().isEmpty()) {
            out.append("| Model | Runs | Credits a month |\n|---|---:|---:|\n");
            cost.nodes().forEach(node -> out.append("| ")
                    .append(Md.code(ChangeCostWords.name(node)))
                    .append(" | ")
                    .append(Words.digits(node.runs()))
                    .append(" | ")
                    .append(SpendWords.exact(node.credits()))
                    .append(" |\n"));
            out.append('\n')
                    .append(Md.code(cost.account() + ": " + ChangeCostWords.places(cost)))
                    .append('\n');
        }
        out.append("\n</details>\n\n");
    }
}
