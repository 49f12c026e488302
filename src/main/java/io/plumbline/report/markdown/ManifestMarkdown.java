package io.plumbline.report.markdown;

import io.plumbline.model.ManifestCheck;
import io.plumbline.report.Report;
import io.plumbline.report.text.ManifestWords;

/** How the graph that was read from the files differs from dbt's manifest; nothing where there is no manifest. */
final class ManifestMarkdown {

    private final StringBuilder out;

    ManifestMarkdown(StringBuilder out) {
        this.out = out;
    }

    void write(Report report) {
        if (report.manifestChecks().isEmpty()) {
            return;
        }
        out.append("## ").append(ManifestWords.TITLE).append("\n\n");
        report.manifestChecks().forEach(this::check);
    }

    private void check(ManifestCheck check) {
        out.append(Md.code(check.path()))
                .append(": ")
                .append(ManifestWords.verdict(check))
                .append("\n\n");
        if (check.differences().isEmpty()) {
            return;
        }
        out.append("<details>\n<summary>").append(ManifestWords.summary(check)).append("</summary>\n\n");
        ManifestWords.shown(check).forEach(difference -> out.append("- ")
                .append(Md.code(difference.location().toString()))
                .append(' ')
                .append(Md.code(difference.id()))
                .append(' ')
                .append(difference.what())
                .append(": files ")
                .append(Md.inline(ManifestWords.value(difference.files())))
                .append(", manifest ")
                .append(Md.inline(ManifestWords.value(difference.manifest())))
                .append('\n'));
        out.append("\n</details>\n\n");
    }
}
