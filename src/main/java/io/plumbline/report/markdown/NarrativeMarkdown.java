package io.plumbline.report.markdown;

import io.plumbline.report.Narrative;
import io.plumbline.report.Narrative.Passage;
import io.plumbline.report.Report;
import java.util.List;
import java.util.stream.Collectors;

/** What the findings come to: a few sentences, and what they have in common. The plan is the list of what to do first. */
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
        causes(narrative.causes());
        out.append('_').append(Md.inline(narrative.author())).append("_\n\n");
    }

    private void causes(List<Passage> passages) {
        if (passages.isEmpty()) {
            return;
        }
        out.append("**").append(Narrative.CAUSES).append("**\n\n");
        passages.forEach(passage -> out.append("- ").append(text(passage)).append('\n'));
        out.append('\n');
    }

    static String text(Passage passage) {
        return Md.inline(passage.text()) + " " + FindingsMarkdown.cites(passage.references());
    }
}
