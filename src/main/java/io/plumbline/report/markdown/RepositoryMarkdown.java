package io.plumbline.report.markdown;

import io.plumbline.report.Report;
import io.plumbline.report.RepositoryReport;
import io.plumbline.report.RepositoryReport.Month;
import io.plumbline.report.RepositoryWords;
import io.plumbline.report.text.Words;
import java.util.List;

/** What the history of each repository says; nothing where no history was read. */
final class RepositoryMarkdown {

    private final StringBuilder out;

    RepositoryMarkdown(StringBuilder out) {
        this.out = out;
    }

    void write(Report report) {
        report.repositories().forEach(this::write);
    }

    private void write(RepositoryReport repository) {
        out.append("## Repository\n\n")
                .append(Md.code(repository.source() + "@" + Words.revision(repository.tip())))
                .append(" as of ")
                .append(RepositoryWords.asOf(repository))
                .append(": ")
                .append(RepositoryWords.size(repository))
                .append("\n\n");
        activity(repository);
        folders(repository);
        hotspots(repository);
        risks(repository);
        out.append(RepositoryWords.MEASURES).append("\n\n");
    }

    private void activity(RepositoryReport repository) {
        fold(RepositoryWords.activity(repository));
        head(1, "Month", "Commits", "People");
        for (Month month : repository.months()) {
            row(month.month().toString(), Words.digits(month.commits()), Words.digits(month.people()));
        }
        out.append("\n</details>\n\n");
    }

    private void folders(RepositoryReport repository) {
        if (repository.folders().isEmpty()) {
            return;
        }
        title(RepositoryWords.FOLDERS);
        head(3, "Folder", "Owner", "Most lines by", "Share", "People", "Files");
        repository
                .folders()
                .forEach(folder -> row(
                        Md.code(folder.path()),
                        Md.inline(folder.owner() + " (" + folder.because() + ")"),
                        Md.inline(folder.writer()),
                        RepositoryWords.percent(folder.share()),
                        Words.digits(folder.busFactor()),
                        Words.digits(folder.files())));
        out.append('\n');
    }

    private void hotspots(RepositoryReport repository) {
        if (repository.hotspots().isEmpty()) {
            return;
        }
        title(RepositoryWords.HOTSPOTS);
        head(1, "File", "Commits", "Lines", "Score");
        repository
                .hotspots()
                .forEach(spot -> row(
                        Md.code(spot.path()),
                        Words.digits(spot.commits()),
                        Words.digits(spot.lines()),
                        Words.digits(spot.score())));
        out.append('\n');
    }

    private void risks(RepositoryReport repository) {
        if (repository.risks().isEmpty()) {
            return;
        }
        title(RepositoryWords.RISKS);
        head(2, "File", "Why", "Readers", "Lines");
        repository
                .risks()
                .forEach(risk -> row(
                        Md.code(risk.path()),
                        Md.inline(String.join("; ", risk.because())),
                        Words.digits(risk.readers()),
                        Words.digits(risk.lines())));
        out.append('\n');
        String further = RepositoryWords.further(repository);
        out.append(further).append(further.isEmpty() ? "" : "\n\n");
    }

    private void title(String title) {
        out.append("### ").append(title).append("\n\n");
    }

    private void fold(String summary) {
        out.append("<details>\n<summary>").append(summary).append("</summary>\n\n");
    }

    /** @param texts how many columns hold text, the first ones; the others hold numbers */
    private void head(int texts, String... heads) {
        row(heads);
        out.append('|')
                .append("---|".repeat(texts))
                .append("---:|".repeat(heads.length - texts))
                .append('\n');
    }

    private void row(String... cells) {
        out.append('|');
        List.of(cells).forEach(cell -> out.append(' ').append(Md.cell(cell)).append(" |"));
        out.append('\n');
    }
}
