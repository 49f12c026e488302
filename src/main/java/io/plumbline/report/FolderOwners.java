package io.plumbline.report;

import io.plumbline.model.Authorship;
import io.plumbline.model.Authorship.Share;
import io.plumbline.model.Estate;
import io.plumbline.model.FileHistory;
import io.plumbline.model.Model;
import io.plumbline.model.PathOwner;
import io.plumbline.model.RepositoryHistory;
import io.plumbline.report.text.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Who owns the folders of models: those one step below the folder that holds all models of a project. */
final class FolderOwners {

    private final Estate estate;
    private final RepositoryHistory history;

    FolderOwners(Estate estate, RepositoryHistory history) {
        this.estate = estate;
        this.history = history;
    }

    /** Most files first. */
    List<RepositoryReport.Folder> all() {
        Map<String, List<Model>> projects = estate.models()
                .filter(model -> model.location().source().equals(history.source()))
                .collect(Collectors.groupingBy(Model::packageName, TreeMap::new, Collectors.toList()));
        return projects.values().stream()
                .flatMap(models -> ofProject(models).stream())
                .sorted(Comparator.comparingInt(RepositoryReport.Folder::files)
                        .reversed()
                        .thenComparing(RepositoryReport.Folder::path))
                .toList();
    }

    private List<RepositoryReport.Folder> ofProject(List<Model> models) {
        List<String> paths =
                models.stream().map(model -> model.location().path()).toList();
        String top = paths.stream()
                .map(FolderOwners::folder)
                .reduce(FolderOwners::common)
                .orElse("");
        Map<String, List<FileHistory>> files = new TreeMap<>();
        new TreeSet<>(paths).forEach(path -> files.putIfAbsent(below(top, path), new ArrayList<>()));
        history.files().values().stream()
                .filter(file -> file.path().startsWith(top))
                .filter(file -> !shares(file.authorship()).isEmpty())
                .forEach(file -> {
                    List<FileHistory> inside = files.get(below(top, file.path()));
                    if (inside != null) {
                        inside.add(file);
                    }
                });
        return files.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static RepositoryReport.Folder of(String path, List<FileHistory> files) {
        Authorship all =
                Authorship.sum(files.stream().map(FileHistory::authorship).toList());
        boolean lines = !all.byLines().isEmpty();
        List<Share> shares = shares(all);
        Share most = shares.get(0);
        String wrote = "wrote " + Words.digits(most.count()) + " of "
                + Words.tally(shares.stream().mapToInt(Share::count).sum(), lines ? "line" : "commit");
        List<PathOwner> declared = files.stream()
                .map(FileHistory::owner)
                .filter(owner -> owner != null && owner.from() == PathOwner.From.CODEOWNERS)
                .toList();
        boolean one = declared.size() == files.size()
                && declared.stream().map(PathOwner::owners).distinct().count() == 1;
        boolean sameLine = declared.stream().map(PathOwner::reason).distinct().count() == 1;
        return new RepositoryReport.Folder(
                path.isEmpty() ? "." : path,
                files.size(),
                one
                        ? String.join(", ", declared.get(0).owners())
                        : most.author().name(),
                one ? sameLine ? declared.get(0).reason() : "CODEOWNERS" : wrote,
                most.author().name(),
                most.share(),
                lines ? all.busFactor() : all.busFactorByCommits());
    }

    private static List<Share> shares(Authorship authorship) {
        return authorship.byLines().isEmpty() ? authorship.byCommits() : authorship.byLines();
    }

    /** The folder of a file, with a slash at its end; empty for the root. */
    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static String common(String one, String other) {
        String same = one;
        while (!other.startsWith(same)) {
            same = folder(same.substring(0, same.length() - 1));
        }
        return same;
    }

    /** The folder one step below the top that a file lies in, or the top for one that lies there itself. */
    private static String below(String top, String path) {
        return path.substring(0, Math.max(top.length(), path.indexOf('/', top.length()) + 1));
    }
}
