package io.plumbline.report.ci;

import io.plumbline.model.Finding;
import io.plumbline.model.Severity;
import io.plumbline.report.Report;
import io.plumbline.report.ReportRenderer;
import io.plumbline.report.text.Inline;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Annotations as workflow commands of GitHub Actions. A step shows ten errors, ten warnings and ten notices and drops the rest
 * without a word, in the order they were printed; so the gravest come first, and a last line says how many were cut.
 */
@Component
final class GithubRenderer implements ReportRenderer {

    private static final int MOST = 10;

    @Override
    public String format() {
        return "github";
    }

    @Override
    public String fileName() {
        return "annotations.txt";
    }

    @Override
    public String mediaType() {
        return "text/plain; charset=utf-8";
    }

    @Override
    public byte[] render(Report report) {
        StringBuilder out = new StringBuilder();
        Map<Severity, Integer> shown = new EnumMap<>(Severity.class);
        int cut = 0;
        for (Finding finding : CiFindings.worstFirst(report)) {
            if (shown.merge(finding.severity(), 1, Integer::sum) <= MOST) {
                annotate(out, finding);
            } else {
                cut++;
            }
        }
        if (cut > 0) {
            out.append("Plumbline found ").append(cut).append(" more than GitHub shows as annotations.\n");
        }
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void annotate(StringBuilder out, Finding finding) {
        out.append("::")
                .append(command(finding.severity()))
                .append(" file=")
                .append(property(finding.location().path()))
                .append(",line=")
                .append(finding.location().line())
                .append(",endLine=")
                .append(finding.location().endLine())
                .append(",title=")
                .append(property("Plumbline: " + finding.rule()))
                .append("::")
                .append(data(Inline.plain(finding.message())))
                .append('\n');
    }

    private static String command(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "notice";
        };
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
