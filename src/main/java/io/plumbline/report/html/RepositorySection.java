package io.plumbline.report.html;

import io.plumbline.model.Hotspot;
import io.plumbline.report.Report;
import io.plumbline.report.RepositoryReport;
import io.plumbline.report.RepositoryReport.Folder;
import io.plumbline.report.RepositoryReport.Risk;
import io.plumbline.report.RepositoryWords;
import io.plumbline.report.text.Html;
import io.plumbline.report.text.Words;
import java.util.List;

/** What the history of each repository says; nothing where no history was read. */
final class RepositorySection {

    /** Where the first of them stands on the page. */
    static final String ID = "repository";

    private final Html html;

    RepositorySection(Html html) {
        this.html = html;
    }

    void write(Report report) {
        int n = 1;
        for (RepositoryReport repository : report.repositories()) {
            write(repository, n == 1 ? ID : ID + "-" + n);
            n++;
        }
    }

    private void write(RepositoryReport repository, String id) {
        Sections.start(html, id, "Repository", RepositoryWords.note(repository));
        html.element("p", RepositoryWords.size(repository)).line();
        ActivityChart.write(html, repository);
        folders(repository.folders());
        hotspots(repository);
        risks(repository);
        html.element("p", RepositoryWords.MEASURES, "class", "meta").line();
        Sections.finish(html);
    }

    private void folders(List<Folder> folders) {
        if (folders.isEmpty()) {
            return;
        }
        html.element("h3", RepositoryWords.FOLDERS).line();
        Sections.table(html, "data", List.of("Folder", "Owner", "Most lines by"), List.of("Share", "People", "Files"));
        for (Folder folder : folders) {
            html.open("tr").open("td").element("code", folder.path()).close();
            html.open("td").text(folder.owner()).words(" ");
            html.element("span", folder.because(), "class", "meta").close();
            html.element("td", folder.writer());
            html.element("td", RepositoryWords.percent(folder.share()), "class", "r");
            html.element("td", Words.digits(folder.busFactor()), "class", "r");
            html.element("td", Words.digits(folder.files()), "class", "r").end();
        }
        Sections.endTable(html);
    }

    private void hotspots(RepositoryReport repository) {
        if (repository.hotspots().isEmpty()) {
            return;
        }
        html.element("h3", RepositoryWords.HOTSPOTS).line();
        html.open("p").inline(RepositoryWords.hottest(repository)).close().line();
        long most = repository.hotspots().get(0).score();
        Sections.table(html, "bars", List.of("File", ""), List.of("Commits", "Lines", "Score"));
        for (Hotspot spot : repository.hotspots()) {
            html.open("tr")
                    .open("th", "scope", "row")
                    .element("code", spot.path())
                    .close();
            html.open("td", "class", "w");
            Charts.share(html, (double) spot.score() / most, "score " + Words.digits(spot.score()));
            html.close();
            html.element("td", Words.digits(spot.commits()), "class", "r");
            html.element("td", Words.digits(spot.lines()), "class", "r");
            html.element("td", Words.digits(spot.score()), "class", "r").end();
        }
        Sections.endTable(html);
    }

    private void risks(RepositoryReport repository) {
        if (repository.risks().isEmpty()) {
            return;
        }
        html.element("h3", RepositoryWords.RISKS).line();
        Sections.table(html, "data", List.of("File", "Why"), List.of("Readers", "Lines"));
        for (Risk risk : repository.risks()) {
            html.open("tr").open("td").element("code", risk.path()).close();
            html.element("td", String.join("; ", risk.because()));
            html.element("td", Words.digits(risk.readers()), "class", "r");
            html.element("td", Words.digits(risk.lines()), "class", "r").end();
        }
        Sections.endTable(html);
        if (repository.furtherRisks() > 0) {
            html.element("p", RepositoryWords.further(repository), "class", "meta")
                    .line();
        }
    }
}
