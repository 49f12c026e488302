package io.plumbline.report.terminal;

import io.plumbline.report.Report;
import io.plumbline.report.ReportRenderer;
import io.plumbline.report.TerminalSummary;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** The summary as a format: without colour, and with {@code {path}} where the report's path goes. */
@Component
final class TerminalRenderer implements ReportRenderer {

    @Override
    public String format() {
        return "terminal";
    }

    @Override
    public String fileName() {
        return "summary.txt";
    }

    @Override
    public String mediaType() {
        return "text/plain; charset=utf-8";
    }

    @Override
    public byte[] render(Report report) {
        return TerminalSummary.of(report, "{path}", false).getBytes(StandardCharsets.UTF_8);
    }
}
