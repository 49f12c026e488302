package io.plumbline.report.markdown;

import io.plumbline.report.Report;
import io.plumbline.report.ReportRenderer;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** The summary of a step of GitHub Actions, which takes 1 MiB and drops a longer one whole. */
@Component
final class StepSummaryRenderer implements ReportRenderer {

    private static final int MOST_CHARACTERS = 900_000;

    @Override
    public String format() {
        return "github-summary";
    }

    @Override
    public String fileName() {
        return "summary.md";
    }

    @Override
    public String mediaType() {
        return "text/markdown; charset=utf-8";
    }

    @Override
    public byte[] render(Report report) {
        return new CommentText(report, MOST_CHARACTERS).text().getBytes(StandardCharsets.UTF_8);
    }
}
