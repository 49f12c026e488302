package io.plumbline.crawl.history;

import io.plumbline.crawl.GitQueries.BlameLine;
import io.plumbline.crawl.GitQueries.Content;
import io.plumbline.crawl.GitQueries.FileDiff;
import io.plumbline.crawl.GitQueries.LogEntry;
import io.plumbline.job.UserError;
import io.plumbline.model.Author;
import io.plumbline.model.Authorship;
import io.plumbline.model.Commit;
import io.plumbline.model.PathOwner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** Works out the answers of {@link io.plumbline.crawl.GitQueries}. */
public final class Queries {

    private static final int MAX_CONTEXT = 1000;

    private final Repository repository;
    private final Limits limits;

    public Queries(Repository repository, BooleanSupplier cancelled) {
        this.repository = repository;
        this.limits = Limits.standard(cancelled);
    }

    public Content content(String revision, String path) throws IOException {
        try (OpenRepository open = new OpenRepository(repository)) {
            RawCommit commit = commit(open, revision);
            TreeFile file = file(open, commit, revision, path);
            byte[] bytes = bytes(open, file, revision);
            boolean binary = TextLines.binary(bytes);
            TextLines text = new TextLines(bytes);
            List<String> lines = binary
                    ? List.of()
                    : IntStream.range(0, text.count()).mapToObj(text::text).toList();
            return new Content(commit.id().name(), path, file.id().name(), binary, lines);
        }
    }

    public List<BlameLine> blame(String revision, String path, int line, int endLine, boolean ignoreListed)
            throws IOException {
        try (OpenRepository open = new OpenRepository(repository)) {
            RawCommit commit = commit(open, revision);
            TreeFile file = file(open, commit, revision, path);
            TextLines lines = new TextLines(bytes(open, file, revision));
            int last = Math.min(endLine, lines.count());
            if (line < 1 || line > last) {
                throw UserError.input(
                        path + ": lines " + line + " to " + endLine + " asked for; it has " + lines.count() + " at "
                                + revision,
                        "Ask for a range that begins inside the file.");
            }
            Part part = new Part(file);
            part.add(0, line - 1, line - 1, last - line + 1);
            Map<String, Part> parts = new HashMap<>(Map.of(path, part));
            Runs runs = new Runs();
            IgnoredCommits ignored = ignoreListed ? ignored(open, commit) : IgnoredCommits.NONE;
            new BlamePass(
                            open,
                            new ChangeLog(),
                            limits,
                            ignored,
                            (tipFile, from, length, id) -> runs.add(from, length, id))
                    .run(commit, parts);
            return blamed(open, runs.joined(), lines, mailmap(open, commit));
        }
    }

    private static List<BlameLine> blamed(OpenRepository open, List<Runs.Run> runs, TextLines text, Mailmap mailmap)
            throws IOException {
        List<BlameLine> blamed = new ArrayList<>();
        for (Runs.Run run : runs) {
            RawCommit by = open.commit(run.commit());
            String subject = by == null ? "" : MessageFacts.of(by.message()).subject();
            for (int i = run.line(); i < run.line() + run.length(); i++) {
                blamed.add(new BlameLine(
                        i + 1,
                        run.commit().name(),
                        by == null
                                ? null
                                : mailmap.map(by.author().name(), by.author().email()),
                        by == null ? null : Instant.ofEpochSecond(by.author().seconds()),
                        subject,
                        text.text(i)));
            }
        }
        return blamed;
    }

    public List<FileDiff> diff(String older, String newer, String below, int context) throws IOException {
        try (OpenRepository open = new OpenRepository(repository)) {
            RawCommit left = commit(open, older);
            RawCommit right = commit(open, newer);
            int around = Math.max(0, Math.min(MAX_CONTEXT, context));
            return new TreeDiff(open, limits).between(left, right, below, around);
        }
    }

    public List<LogEntry> log(String revision, String path, int limit) throws IOException {
        try (OpenRepository open = new OpenRepository(repository)) {
            RawCommit commit = commit(open, revision);
            file(open, commit, revision, path);
            return new PathLog(open, limits, mailmap(open, commit)).of(commit, path, limit);
        }
    }

    public List<Commit> commits(String revision, int limit) throws IOException {
        try (OpenRepository open = new OpenRepository(repository)) {
            RawCommit tip = commit(open, revision);
            PathLog log = new PathLog(open, limits, mailmap(open, tip));
            List<Commit> commits = new ArrayList<>();
            log.walk(tip, commit -> {
                commits.add(log.commit(commit, 0));
                return commits.size() < limit;
            });
            return commits;
        }
    }

    public @Nullable PathOwner owner(String revision, String path) throws IOException {
        try (OpenRepository open = new OpenRepository(repository)) {
            RawCommit commit = commit(open, revision);
            for (String place : CodeOwners.PLACES) {
                String text = setting(open, commit, place);
                if (text != null) {
                    PathOwner declared = CodeOwners.parse(place, text).owner(path);
                    return declared == null ? writer(revision, path) : declared;
                }
            }
        }
        return writer(revision, path);
    }

    private @Nullable PathOwner writer(String revision, String path) throws IOException {
        Map<String, List<Author>> lines = blame(revision, path, 1, Integer.MAX_VALUE, true).stream()
                .flatMap(line -> Stream.ofNullable(line.author()))
                .collect(Collectors.groupingBy(Author::key, TreeMap::new, Collectors.toList()));
        double all = lines.values().stream().mapToInt(List::size).sum();
        List<Authorship.Share> shares = lines.values().stream()
                .map(own -> new Authorship.Share(own.get(0), own.size(), own.size() / all))
                .sorted(Comparator.comparingInt(Authorship.Share::count).reversed())
                .toList();
        return FileFigures.leading(new Authorship(shares, List.of(), 0));
    }

    private RawCommit commit(OpenRepository open, String revision) throws IOException {
        ObjectId id;
        try {
            id = revision.isBlank() ? null : repository.resolve(revision + "^{commit}");
        } catch (IncorrectObjectTypeException | IllegalArgumentException e) {
            id = null;
        }
        RawCommit commit = id == null ? null : open.commit(id);
        if (commit == null) {
            throw UserError.input(
                    "\"" + PlainText.of(revision, 100) + "\" names no commit of this repository",
                    "Give a branch, a tag or a commit id; in a shallow clone fetch more history first.");
        }
        return commit;
    }

    private static TreeFile file(OpenRepository open, RawCommit commit, String revision, String path)
            throws IOException {
        ObjectId tree = commit.tree();
        boolean inside = !path.isEmpty() && !path.startsWith("/") && !path.endsWith("/");
        TreeFile file = tree == null || !inside ? null : open.trees().file(tree, path);
        if (file == null || file.folder() || Change.submodule(file.mode())) {
            throw UserError.input(
                    "\"" + PlainText.of(path, 200) + "\" is no file at " + PlainText.of(revision, 100),
                    "Give a path below the repository's root with / between its parts, as it was called there.");
        }
        return file;
    }

    private static byte[] bytes(OpenRepository open, TreeFile file, String revision) throws IOException {
        byte[] bytes = open.blobs().bytes(file.id());
        if (bytes == null) {
            long size = open.blobs().size(file.id());
            throw UserError.input(
                    file.path() + " at " + PlainText.of(revision, 100)
                            + (size < 0 ? " was left away by a partial clone" : " has " + size + " bytes"),
                    size < 0 ? "Fetch the repository without a filter." : "Files up to 8 MiB can be read.");
        }
        return bytes;
    }

    private static IgnoredCommits ignored(OpenRepository open, RawCommit commit) throws IOException {
        String text = setting(open, commit, ".git-blame-ignore-revs");
        return text == null ? IgnoredCommits.NONE : IgnoredCommits.parse(text);
    }

    private static Mailmap mailmap(OpenRepository open, RawCommit commit) throws IOException {
        String text = setting(open, commit, ".mailmap");
        return Mailmap.parse(text == null ? "" : text);
    }

    private static @Nullable String setting(OpenRepository open, RawCommit commit, String path) throws IOException {
        ObjectId tree = commit.tree();
        TreeFile file = tree == null ? null : open.trees().file(tree, path);
        byte[] bytes =
                file == null || !Change.file(file.mode()) ? null : open.blobs().bytes(file.id());
        return bytes == null ? null : text(bytes);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
