package io.plumbline.report.markdown;

import io.plumbline.report.Narrative;
import io.plumbline.report.Report;
import io.plumbline.report.Report.Action;
import io.plumbline.report.Report.AreaScore;
import io.plumbline.report.Report.Changes;
import io.plumbline.report.Report.Entry;
import io.plumbline.report.ReportRenderer;
import io.plumbline.report.text.Whose;
import io.plumbline.report.text.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Component;

/** The whole report in Markdown, in the same order and words as the page. */
@Component
final class MarkdownRenderer implements ReportRenderer {

    /** Changes listed openly; the page has the rest. */
    private static final int SHOWN = 10;

    @Override
    public String format() {
        return "markdown";
    }

    @Override
    public String fileName() {
        return "report.md";
    }

    @Override
    public String mediaType() {
        return "text/markdown; charset=utf-8";
    }

    @Override
    public byte[] render(Report report) {
        StringBuilder out = new StringBuilder();
        verdict(out, report);
        new NarrativeMarkdown(out).write(report);
        changes(out, report.changes());
        new ProjectChangesMarkdown(out).write(report);
        actions(out, report.actions());
        new FindingsMarkdown(out, report).write();
        new SpendMarkdown(out).write(report);
        new RepositoryMarkdown(out).write(report);
        new ClosingMarkdown(out).write(report);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void verdict(StringBuilder out, Report report) {
        out.append("# ").append(Md.inline(report.verdict().get(0))).append("\n\n");
        if (report.verdict().size() > 1) {
            out.append(Md.inline(String.join(
                            " ", report.verdict().subList(1, report.verdict().size()))))
                    .append("\n\n");
        }
        Report.Scope scope = report.scope();
        out.append(Md.inline(report.title())).append(" \u00b7 ").append(Words.time(report.generated()));
        scope.origins().forEach(origin -> out.append(" \u00b7 ")
                .append(Md.code(origin.name() + "@" + origin.shortRevision())));
        out.append("  \n")
                .append(Words.tally(scope.models(), "model"))
                .append(", ")
                .append(Words.tally(scope.sources(), "source table"))
                .append(", ")
                .append(Words.tally(scope.tests(), "test"))
                .append(", ")
                .append(Words.tally(scope.documents(), "document"))
                .append("\n\n");
        if (report.scores().isEmpty()) {
            return;
        }
        out.append("| Area | Score | Change | Open |\n|---|---:|---:|---:|\n");
        for (AreaScore score : report.scores()) {
            Integer previous = score.previous();
            out.append("| ")
                    .append(Words.sentence(score.area().label()))
                    .append(" | ")
                    .append(score.score())
                    .append(" | ")
                    .append(previous == null ? "first run" : Words.change(score.score() - previous))
                    .append(" | ")
                    .append(Words.digits(score.open()))
                    .append(" |\n");
        }
        out.append('\n');
    }

    private static void changes(StringBuilder out, Changes changes) {
        out.append("## What changed\n\n");
        if (changes.first()) {
            out.append("This is the first run of this job; the next one will be compared with it.\n\n");
            return;
        }
        out.append("| New | Fixed | Still open |\n|---:|---:|---:|\n| ")
                .append(Words.digits(changes.added().size()))
                .append(" | ")
                .append(Words.digits(changes.fixed().size()))
                .append(" | ")
                .append(Words.digits(changes.open()))
                .append(" |\n\n");
        list(out, "New", changes.added());
        list(out, "Fixed", changes.fixed());
    }

    private static void list(StringBuilder out, String title, List<Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        out.append("**").append(title).append("**\n\n");
        entries.stream().limit(SHOWN).forEach(entry -> out.append("- ")
                .append(Md.inline(entry.finding().message()))
                .append(' ')
                .append(FindingsMarkdown.cites(entry))
                .append('\n'));
        if (entries.size() > SHOWN) {
            out.append("- ").append(Words.number(entries.size() - SHOWN)).append(" more\n");
        }
        out.append('\n');
    }

    private static void actions(StringBuilder out, List<Action> actions) {
        if (actions.isEmpty()) {
            return;
        }
        out.append("## Do this first\n\n");
        int n = 1;
        for (Action action : actions) {
            Entry start = action.finding();
            out.append(n++).append(". ");
            Narrative.Passage told = action.told();
            if (!action.what().isEmpty()) {
                out.append("**").append(Md.inline(action.what())).append(told == null ? "** Start here: " : "** ");
            }
            out.append(
                            told == null
                                    ? Md.inline(start.finding().message()) + " " + FindingsMarkdown.cites(start)
                                    : NarrativeMarkdown.text(told))
                    .append(" _(")
                    .append(Md.inline(Whose.owner(start.finding())))
                    .append(action.others() > 0 ? "; " + Words.tally(action.others(), "more case") : "")
                    .append(")_\n");
        }
        out.append('\n');
    }
}
