package io.plumbline.report.markdown;

import io.plumbline.report.AnalysisRenderer;
import io.plumbline.report.AnalysisReport;
import io.plumbline.report.text.Visible;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The report of an analysis as Markdown. */
@Component
final class AnalysisMarkdown implements AnalysisRenderer {

    @Override
    public String fileName() {
        return "report.md";
    }

    @Override
    public String render(AnalysisReport report) {
        StringBuilder out = new StringBuilder();
        out.append("# Analysis ").append(text(report.id())).append("\n\n");
        out.append(text(report.because())).append("\n\n");
        report.statements().forEach(statement -> out.append("- ")
                .append(text(statement.text()))
                .append(statement.sources().stream()
                        .map(n -> " \\[" + n + "\\]")
                        .collect(Collectors.joining()))
                .append('\n'));
        out.append('\n')
                .append(Md.fence("sql", report.sql().lines().map(Visible::code).toList()))
                .append('\n');
        if (!report.columns().isEmpty()) {
            out.append(row(report.columns()));
            out.append("|").append(" --- |".repeat(report.columns().size())).append('\n');
            report.shown().forEach(row -> out.append(row(row)));
            out.append('\n');
        }
        if (!report.rest().isEmpty()) {
            out.append(report.rest()).append("\n\n");
        }
        out.append("## Sources\n\n");
        for (int i = 0; i < report.sources().size(); i++) {
            out.append(i + 1).append(". ").append(text(report.sources().get(i))).append('\n');
        }
        return out.toString();
    }

    private static String text(String line) {
        return Md.text(Visible.line(line));
    }

    private static String row(List<? extends @Nullable String> cells) {
        return cells.stream()
                .map(cell -> " " + (cell == null ? "" : Md.cell(Md.code(cell))) + " |")
                .collect(Collectors.joining("", "|", "\n"));
    }
}
