package io.plumbline.pipeline;

import io.plumbline.job.Suggestion;
import io.plumbline.job.UserError;
import io.plumbline.model.Authorship;
import io.plumbline.model.FileHistory;
import io.plumbline.model.PathOwner;
import io.plumbline.model.RepositoryHistory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Answers who a file, or each thing in a folder, belongs to. */
final class GitOwners {

    private final RepositoryHistory history;
    private final int limit;

    GitOwners(RepositoryHistory history, int limit) {
        this.history = history;
        this.limit = limit;
    }

    /** One file or the direct children of a folder, folders summed up. */
    GitAnswer answer(String path) {
        FileHistory file = history.files().get(path);
        return file == null ? folder(path) : file(file);
    }

    private GitAnswer file(FileHistory file) {
        PathOwner owner = file.owner();
        List<String> lines = new ArrayList<>();
        lines.add(file.path() + "  "
                + (owner == null ? "nobody is known" : String.join(", ", owner.owners()) + ": " + owner.reason()));
        List<Authorship.Share> shares = shares(file.authorship());
        shares.stream()
                .limit(limit)
                .forEach(share -> lines.add("%6d  %3.0f %%  %s"
                        .formatted(
                                share.count(),
                                100 * share.share(),
                                share.author().name())));
        Map<String, Object> values = values(file.path(), List.of(file));
        values.put(
                "authors", shares.stream().limit(limit).map(GitOwners::values).toList());
        return GitAnswer.masked(lines, Map.of("commit", history.tip(), "owners", List.of(values)), null);
    }

    private GitAnswer folder(String path) {
        Map<String, List<FileHistory>> children = new TreeMap<>();
        history.files().values().stream()
                .filter(file -> GitFormat.inside(path, file.path()))
                .forEach(file -> children.computeIfAbsent(child(path, file.path()), name -> new ArrayList<>())
                        .add(file));
        if (children.isEmpty()) {
            throw UserError.input(
                    "\"" + path + "\" is neither a file nor a folder at HEAD, or is left out as vendored or generated",
                    Suggestion.orElse(path, history.files().keySet(), "All of them: plumbline git owners"));
        }
        List<String> lines = new ArrayList<>();
        List<Object> rows = new ArrayList<>();
        lines.add("%6s  %6s  %6s  %s".formatted("files", "share", "people", "path and owner"));
        children.entrySet().stream().limit(limit).forEach(child -> {
            Authorship all = all(child.getValue());
            lines.add("%6d  %6s  %6s  %s  %s"
                    .formatted(
                            child.getValue().size(),
                            shares(all).isEmpty()
                                    ? ""
                                    : Math.round(100 * shares(all).get(0).share()) + " %",
                            people(all) == 0 ? "" : String.valueOf(people(all)),
                            child.getKey(),
                            label(child.getValue(), all)));
            rows.add(values(child.getKey(), child.getValue()));
        });
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("commit", history.tip());
        values.put("owners", rows);
        return GitAnswer.masked(lines, values, GitAnswer.more(rows.size(), children.size(), "paths"));
    }

    private static String child(String folder, String path) {
        int from = folder.isEmpty() ? 0 : folder.length() + 1;
        int slash = path.indexOf('/', from);
        return slash < 0 ? path : path.substring(0, slash + 1);
    }

    private static Authorship all(List<FileHistory> files) {
        return Authorship.sum(files.stream().map(FileHistory::authorship).toList());
    }

    private static List<Authorship.Share> shares(Authorship authorship) {
        return authorship.byLines().isEmpty() ? authorship.byCommits() : authorship.byLines();
    }

    private static int people(Authorship authorship) {
        return authorship.byLines().isEmpty() ? authorship.busFactorByCommits() : authorship.busFactor();
    }

    /** Who CODEOWNERS names for all of it; null where it names different ones, or nobody. */
    private static @Nullable List<String> declared(List<FileHistory> files) {
        List<List<String>> named =
                files.stream().map(file -> declared(file.owner())).distinct().toList();
        return named.size() == 1 && !named.get(0).isEmpty() ? named.get(0) : null;
    }

    private static List<String> declared(@Nullable PathOwner owner) {
        return owner != null && owner.from() == PathOwner.From.CODEOWNERS ? owner.owners() : List.of();
    }

    private static String label(List<FileHistory> files, Authorship all) {
        List<String> declared = declared(files);
        String writer = shares(all).isEmpty()
                ? "nobody is known"
                : shares(all).get(0).author().name();
        return declared == null ? writer : String.join(", ", declared) + " by CODEOWNERS, most by " + writer;
    }

    private static Map<String, Object> values(String path, List<FileHistory> files) {
        Authorship all = all(files);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("path", path);
        values.put("files", files.size());
        values.put("codeowners", Objects.requireNonNullElse(declared(files), List.of()));
        values.put(
                "owner",
                shares(all).isEmpty()
                        ? null
                        : GitFormat.values(shares(all).get(0).author()));
        values.put("share", shares(all).isEmpty() ? null : shares(all).get(0).share());
        values.put("busFactor", people(all));
        return values;
    }

    private static Map<String, Object> values(Authorship.Share share) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("name", share.author().name());
        values.put("email", share.author().email());
        values.put("count", share.count());
        values.put("share", share.share());
        return values;
    }
}
