package io.plumbline.report.markdown;

import io.plumbline.report.Report;
import io.plumbline.report.ReportRenderer;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** The comment on a pull or merge request; GitHub takes 65,536 characters. */
@Component
final class CommentRenderer implements ReportRenderer {

    private static final int MOST_CHARACTERS = 65_000;

    @Override
    public String format() {
        return "comment";
    }

    @Override
    public String fileName() {
        return "comment.md";
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
