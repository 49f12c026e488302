package io.plumbline.report.markdown;

import io.plumbline.report.Narrative;
import io.plumbline.report.Narrative.Passage;
import io.plumbline.report.Report;
import java.util.List;
import java.util.stream.Collectors;

/** What the findings come to: a few sentences, what they have in common, and a plan. */
final class NarrativeMarkdown {

    private final StringBuilder out;

    NarrativeMarkdown(StringBuilder out) {
        this.out = out;
    }

    void write(Report report) {
        Narrative narrative = report.narrative();
        if (narrative.empty()) {
            return;
        }
        out.append("## ").append(Narrative.TITLE).append("\n\n");
        if (!narrative.summary().isEmpty()) {
            out.append(narrative.summary().stream().map(NarrativeMarkdown::text).collect(Collectors.joining(" ")))
                    .append("\n\n");
        }
        list(Narrative.CAUSES, "- ", narrative.causes());
        list(Narrative.PLAN, "1. ", narrative.plan());
        out.append('_').append(Md.inline(narrative.author())).append("_\n\n");
    }

    private void list(String title, String mark, List<Passage> passages) {
        if (passages.isEmpty()) {
            return;
        }
        out.append("**").append(title).append("**\n\n");
        passages.forEach(passage -> out.append(mark).append(text(passage)).append('\n'));
        out.append('\n');
    }

    private static String text(Passage passage) {
        return Md.inline(passage.text()) + " " + FindingsMarkdown.cites(passage.references());
    }
}
