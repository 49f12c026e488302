package io.plumbline.crawl.history;

import io.plumbline.crawl.GitHistory;
import io.plumbline.crawl.HistoryState;
import io.plumbline.model.Commit;
import io.plumbline.model.FileHistory;
import io.plumbline.model.Gap;
import io.plumbline.model.RepositoryHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** One analysis: reads new commits, follows and blames the tip's files, and puts the figures together. */
public final class Analysis {

    private final String source;
    private final Repository repository;
    private final Limits limits;

    public Analysis(String source, Repository repository, BooleanSupplier cancelled) {
        this(source, repository, Limits.standard(cancelled));
    }

    Analysis(String source, Repository repository, Limits limits) {
        this.source = source;
        this.repository = repository;
        this.limits = limits;
    }

    /** @throws IOException where the object store is damaged, or the tip is no commit of this repository */
    public GitHistory.Result run(ObjectId tip, @Nullable HistoryState before) throws IOException {
        try (OpenRepository open = new OpenRepository(repository)) {
            RawCommit commit = open.commit(tip);
            ObjectId tree = commit == null ? null : commit.tree();
            if (commit == null || tree == null) {
                throw new IOException(source + ": " + tip.name() + " is no commit of this repository");
            }
            Known known = StateCodec.read(before, open.boundary());
            ChangeLog log = known == null ? new ChangeLog() : known.log();
            HistoryScan scan = new HistoryScan(open, log, limits);
            int read = scan.run(tip);
            List<Entry> reached = new ArrayList<>();
            log.walk(tip, reached::add);
            boolean rewritten = known != null && reached.stream().noneMatch(entry -> entry.id.equals(known.tip()));
            Tip files = new Tip(open, tree);
            Map<String, FileTouches> touches = follow(open, log, tip, files, scan);
            Map<String, KnownFile> lines = new TipBlame(open, rewritten ? null : known)
                    .run(commit, files.kept().values(), log, limits);
            RepositoryHistory history = figures(open, log, reached, files, touches, lines, scan);
            HistoryState state = StateCodec.write(new Known(tip, log, lines), open.boundary());
            return new GitHistory.Result(history, state, read, rewritten);
        }
    }

    private Map<String, FileTouches> follow(
            OpenRepository open, ChangeLog log, ObjectId tip, Tip files, HistoryScan scan) throws IOException {
        FollowWalk walk = new FollowWalk(open, log, limits);
        Map<String, FileTouches> touches = walk.follow(tip, files.kept().keySet());
        scan.gaps().addAll(walk.gaps());
        return touches;
    }

    private RepositoryHistory figures(
            OpenRepository open,
            ChangeLog log,
            List<Entry> reached,
            Tip tip,
            Map<String, FileTouches> touches,
            Map<String, KnownFile> lines,
            HistoryScan scan)
            throws IOException {
        People people = new People(tip.mailmap(), log);
        reached.forEach(people::meet);
        List<Commit> commits = reached.stream().map(people::commit).toList();
        FileFigures figures = new FileFigures(log, people, tip.owners(), cut(open, reached, scan));
        Map<String, FileHistory> files = new HashMap<>();
        touches.forEach((path, file) -> {
            KnownFile blamed = lines.get(path);
            files.put(path, figures.of(path, file, blamed == null ? List.of() : blamed.runs()));
        });
        List<Gap> gaps = new ArrayList<>(scan.gaps());
        gaps.addAll(tip.gaps());
        gaps.addAll(missing(open, log));
        return new RepositoryHistory(
                source,
                commits.isEmpty() ? "" : commits.get(0).id(),
                commits,
                files,
                CoChanges.of(touches, limits),
                tip.large(),
                new Secrets(open, log).all(reached, tip, touches, people),
                tip.leftOut(),
                gaps);
    }

    /** Whether commits older than those reached exist and are not known. */
    private static boolean cut(OpenRepository open, List<Entry> reached, HistoryScan scan) {
        if (scan.cut()) {
            return true;
        }
        java.util.Set<ObjectId> ids = new java.util.HashSet<>();
        reached.forEach(entry -> ids.add(entry.id));
        return reached.stream().anyMatch(entry -> !ids.containsAll(entry.parents));
    }

    private static List<Gap> missing(OpenRepository open, ChangeLog log) {
        List<Gap> gaps = new ArrayList<>();
        if (log.unsearched() > 0) {
            gaps.add(new Gap(
                    "secrets in some file versions",
                    "history",
                    log.unsearched()
                            + " file versions were not searched: above 1 MiB, in a very large commit, or not fetched"));
        }
        if (open.shallow()) {
            gaps.add(new Gap(
                    "history before the shallow clone's oldest commits",
                    "history",
                    "it was not fetched: first commits, ages and authors of older lines are those of the cut"));
        }
        if (open.blobs().missing() > 0) {
            gaps.add(new Gap(
                    "some old file contents",
                    "history",
                    "a partial clone left them away: lines added and removed there are not counted"));
        }
        return gaps;
    }
}
