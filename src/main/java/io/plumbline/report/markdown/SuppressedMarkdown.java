package io.plumbline.report.markdown;

import io.plumbline.model.Suppressed;
import io.plumbline.report.text.Words;
import java.util.List;

/** The findings that somebody accepted; nothing where nobody did. */
final class SuppressedMarkdown {

    private final StringBuilder out;

    SuppressedMarkdown(StringBuilder out) {
        this.out = out;
    }

    void write(List<Suppressed> suppressed) {
        if (suppressed.isEmpty()) {
            return;
        }
        out.append("## What was suppressed\n\n<details>\n<summary>")
                .append(Words.sentence(Words.count(suppressed.size(), "finding")))
                .append(" accepted by name</summary>\n\n");
        suppressed.forEach(this::item);
        out.append("\n</details>\n\n");
    }

    private void item(Suppressed one) {
        out.append("- ")
                .append(Md.code(one.rule()))
                .append(" at ")
                .append(Md.code(one.location().toString()))
                .append(": ")
                .append(one.reason().isEmpty() ? "no reason given" : Md.inline(one.reason()))
                .append(one.owner().isEmpty() ? "" : "; " + Md.inline(one.owner()))
                .append(one.until().isEmpty() ? "; without end" : "; until " + Md.inline(one.until()))
                .append("; said in ")
                .append(Md.code(one.declared().toString()))
                .append('\n');
    }
}
