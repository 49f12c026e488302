package io.plumbline.report;

import io.plumbline.model.Estate;
import io.plumbline.model.Hotspot;
import io.plumbline.model.RepositoryHistory;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Tells the history of every source that has one. */
final class RepositoryReports {

    private static final int HOTSPOTS = 10;
    private static final int FOLDERS = 12;
    private static final int RISKS = 15;

    private final Estate estate;
    private final UnaryOperator<String> masked;

    /** @param masked makes a stranger's text fit to be shown */
    RepositoryReports(Estate estate, UnaryOperator<String> masked) {
        this.estate = estate;
        this.masked = masked;
    }

    /** One for each history with files and commits; of sources that read the same files of a commit, the first. */
    List<RepositoryReport> all() {
        List<RepositoryHistory> told = estate.histories().stream()
                .filter(history -> !history.files().isEmpty())
                .toList();
        return told.stream()
                .filter(history -> told.stream()
                        .filter(other -> other.tip().equals(history.tip())
                                && other.files().keySet().equals(history.files().keySet()))
                        .findFirst()
                        .filter(history::equals)
                        .isPresent())
                .flatMap(history -> history.asOf().map(asOf -> of(history, asOf)).stream())
                .toList();
    }

    private RepositoryReport of(RepositoryHistory history, Instant asOf) {
        Activity activity = new Activity(history, asOf);
        List<RepositoryReport.Risk> risks = new FilesAtRisk(estate, history, activity).all();
        return new RepositoryReport(
                history.source(),
                history.tip(),
                asOf,
                activity.commits(),
                activity.people(),
                activity.active().size(),
                activity.months(),
                new FolderOwners(estate, history)
                        .all().stream().limit(FOLDERS).map(this::masked).toList(),
                history.hotspots().stream()
                        .limit(HOTSPOTS)
                        .map(spot -> new Hotspot(masked.apply(spot.path()), spot.commits(), spot.lines()))
                        .toList(),
                risks.stream().limit(RISKS).map(this::masked).toList(),
                Math.max(0, risks.size() - RISKS));
    }

    private RepositoryReport.Folder masked(RepositoryReport.Folder folder) {
        return new RepositoryReport.Folder(
                masked.apply(folder.path()),
                folder.files(),
                masked.apply(folder.owner()),
                masked.apply(folder.because()),
                masked.apply(folder.writer()),
                folder.share(),
                folder.busFactor());
    }

    private RepositoryReport.Risk masked(RepositoryReport.Risk risk) {
        return new RepositoryReport.Risk(
                masked.apply(risk.path()), risk.because().stream().map(masked).toList(), risk.readers(), risk.lines());
    }
}
