package io.plumbline.report;

import io.plumbline.model.Authorship;
import io.plumbline.model.Authorship.Share;
import io.plumbline.model.Estate;
import io.plumbline.model.Exposure;
import io.plumbline.model.FileHistory;
import io.plumbline.model.LargeFile;
import io.plumbline.model.Model;
import io.plumbline.model.RepositoryHistory;
import io.plumbline.model.Snapshot;
import io.plumbline.report.text.Words;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files of which the history says that a change to them may go wrong, or that nobody is left who knows them. */
final class FilesAtRisk {

    /** From so many direct readers on a model of one person counts; the default of {@code model-fanout} is three. */
    private static final int MANY_READERS = 5;

    /** Longer files are large; SonarSource's rule S104 has the same default. */
    private static final int MANY_LINES = 1_000;

    private final Estate estate;
    private final RepositoryHistory history;
    private final Activity activity;
    private final Map<String, Integer> readers = new TreeMap<>();
    private final Map<String, List<String>> reasons = new LinkedHashMap<>();

    FilesAtRisk(Estate estate, RepositoryHistory history, Activity activity) {
        this.estate = estate;
        this.history = history;
        this.activity = activity;
    }

    /** Most reasons first, then most readers. */
    List<RepositoryReport.Risk> all() {
        estate.models()
                .filter(model -> model.location().source().equals(history.source()))
                .forEach(model -> readers.merge(model.location().path(), readers(model), Integer::sum));
        readers.keySet().stream()
                .flatMap(path -> Stream.ofNullable(history.files().get(path)))
                .forEach(this::people);
        history.hotspots().stream()
                .filter(spot -> spot.lines() > MANY_LINES)
                .forEach(spot -> because(spot.path(), Words.tally(spot.lines(), "line") + " long"));
        history.largeFiles().stream()
                .filter(file -> history.files().containsKey(file.path()))
                .forEach(file -> because(file.path(), size(file)));
        return reasons.entrySet().stream()
                .map(entry -> risk(entry.getKey(), entry.getValue()))
                .sorted(Comparator.<RepositoryReport.Risk>comparingInt(
                                risk -> -risk.because().size())
                        .thenComparingInt(risk -> -risk.readers())
                        .thenComparingInt(risk -> -risk.lines())
                        .thenComparing(RepositoryReport.Risk::path))
                .toList();
    }

    private void people(FileHistory file) {
        Authorship authorship = file.authorship();
        int readBy = readers.getOrDefault(file.path(), 0);
        if (activity.people() > 1 && authorship.busFactor() == 1 && readBy >= MANY_READERS) {
            Share most = authorship.byLines().get(0);
            because(
                    file.path(),
                    most.author().name() + " wrote " + Math.round(100 * most.share()) + " % of it and "
                            + Words.digits(readBy) + " read it");
        }
        List<Share> wrote = Stream.concat(authorship.byLines().stream(), authorship.byCommits().stream())
                .toList();
        boolean gone = wrote.stream()
                .noneMatch(share -> activity.active().contains(share.author().key()));
        if (file.complete() && authorship.unknownLines() == 0 && !wrote.isEmpty() && gone) {
            because(
                    file.path(),
                    "nobody who wrote it has committed since "
                            + activity.since().atZone(ZoneOffset.UTC).toLocalDate());
        }
    }

    private void because(String path, String reason) {
        reasons.computeIfAbsent(path, any -> new ArrayList<>()).add(reason);
    }

    private RepositoryReport.Risk risk(String path, List<String> because) {
        FileHistory file = history.files().get(path);
        return new RepositoryReport.Risk(
                path, because, readers.getOrDefault(path, 0), file == null ? 0 : file.length());
    }

    private int readers(Model model) {
        return (int) estate.children(model.id()).stream()
                .filter(child -> child instanceof Model || child instanceof Snapshot || child instanceof Exposure)
                .count();
    }

    private static String size(LargeFile file) {
        return "%.1f MiB in the repository".formatted(file.bytes() / (1024.0 * 1024));
    }
}
