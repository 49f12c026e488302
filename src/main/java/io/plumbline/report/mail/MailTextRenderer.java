package io.plumbline.report.mail;

import io.plumbline.report.Narrative;
import io.plumbline.report.Narrative.Passage;
import io.plumbline.report.Report;
import io.plumbline.report.Report.Action;
import io.plumbline.report.Report.Entry;
import io.plumbline.report.ReportRenderer;
import io.plumbline.report.text.Inline;
import io.plumbline.report.text.Visible;
import io.plumbline.report.text.Whose;
import io.plumbline.report.text.Words;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The text part of a mail; it says everything the HTML part says. */
@Component
final class MailTextRenderer implements ReportRenderer {

    private static final int WIDTH = 76;
    private static final int MESSAGE = 300;

    @Override
    public String format() {
        return "mail-text";
    }

    @Override
    public String fileName() {
        return "mail.txt";
    }

    @Override
    public String mediaType() {
        return "text/plain; charset=utf-8";
    }

    @Override
    public byte[] render(Report report) {
        StringBuilder out = new StringBuilder();
        report.verdict().forEach(sentence -> wrap(out, sentence, "", ""));
        out.append('\n');
        wrap(out, report.title() + ", " + Words.time(report.generated()), "", "");
        narrative(out, report.narrative());
        heading(out, "Score by area");
        report.scores()
                .forEach(score -> out.append(String.format(
                        Locale.ROOT,
                        "  %-15s%4d  %s\n",
                        Words.sentence(score.area().label()),
                        score.score(),
                        score.previous() == null ? "first run" : Words.change(score.score() - score.previous()))));
        changes(out, report.changes());
        if (!report.actions().isEmpty()) {
            heading(out, "Do this first");
            int n = 1;
            for (Action action : report.actions()) {
                action(out, action, n++);
            }
        }
        if (!report.groups().isEmpty()) {
            heading(out, "Top findings");
            report.groups().stream()
                    .map(group -> group.worst().get(0))
                    .limit(MailHtmlRenderer.SHOWN)
                    .forEach(entry -> finding(out, entry, report.generated()));
        }
        out.append("The whole report is attached. Job ")
                .append(Visible.line(report.job()))
                .append(", run ")
                .append(Visible.line(report.run()))
                .append(", Plumbline.\n");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void heading(StringBuilder out, String title) {
        out.append('\n')
                .append(title)
                .append('\n')
                .append("-".repeat(title.length()))
                .append('\n');
    }

    private static void narrative(StringBuilder out, Narrative narrative) {
        if (narrative.empty()) {
            return;
        }
        heading(out, Narrative.TITLE);
        narrative.summary().forEach(passage -> passage(out, passage));
        if (!narrative.causes().isEmpty()) {
            out.append('\n').append(Narrative.CAUSES).append(":\n");
            narrative.causes().forEach(passage -> passage(out, passage));
        }
        wrap(out, MailNarrative.source(narrative), "", "");
    }

    private static void passage(StringBuilder out, Passage passage) {
        flow(out, Visible.cut(passage.text(), MESSAGE) + " " + MailNarrative.marks(passage), "- ", "  ");
    }

    private static void changes(StringBuilder out, Report.Changes changes) {
        heading(out, "What changed");
        if (changes.first()) {
            out.append("This is the first run of this job.\n");
            return;
        }
        out.append(Words.digits(changes.added().size()))
                .append(" new, ")
                .append(Words.digits(changes.fixed().size()))
                .append(" fixed, ")
                .append(Words.digits(changes.open()))
                .append(" still open.\n");
        changes.added().stream()
                .limit(MailHtmlRenderer.SHOWN)
                .forEach(e -> wrap(out, e.finding().message(), "  New: ", "    "));
        changes.fixed().stream()
                .limit(MailHtmlRenderer.SHOWN)
                .forEach(e -> wrap(out, e.finding().message(), "  Fixed: ", "    "));
    }

    private static void action(StringBuilder out, Action action, int n) {
        wrap(out, action.what(), n + ". ", "   ");
        Passage told = action.told();
        flow(
                out,
                told == null
                        ? Visible.cut(action.finding().finding().message(), MESSAGE)
                        : Visible.cut(told.text(), MESSAGE) + " " + MailNarrative.marks(told),
                "   ",
                "   ");
        String more = action.others() > 0 ? ", " + Words.tally(action.others(), "more case") : "";
        wrap(out, Whose.owner(action.finding().finding()) + more, "   ", "   ");
    }

    private static void finding(StringBuilder out, Entry entry, ZonedDateTime now) {
        wrap(
                out,
                entry.finding().severity().name().toLowerCase(Locale.ROOT) + ": "
                        + entry.finding().message(),
                "- ",
                "  ");
        String whose = Whose.line(entry.finding(), now);
        if (whose != null) {
            wrap(out, whose, "  ", "  ");
        }
        entry.references().stream().limit(2).forEach(reference -> {
            String url = reference.url();
            out.append("  ")
                    .append(Visible.line(reference.citation().locator().toString()))
                    .append('\n');
            if (url != null) {
                out.append("  ").append(Visible.line(url)).append('\n');
            }
        });
        out.append('\n');
    }

    private static void wrap(StringBuilder out, String text, String first, String next) {
        flow(out, Visible.cut(text, MESSAGE), first, next);
    }

    private static void flow(StringBuilder out, String text, String first, String next) {
        String indent = first;
        StringBuilder line = new StringBuilder();
        for (String word : Inline.plain(text).split(" ")) {
            if (!line.isEmpty() && indent.length() + line.length() + 1 + word.length() > WIDTH) {
                out.append(indent).append(line).append('\n');
                line.setLength(0);
                indent = next;
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        out.append(indent).append(line).append('\n');
    }
}
