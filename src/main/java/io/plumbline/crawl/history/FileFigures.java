package io.plumbline.crawl.history;

import io.plumbline.model.Authorship;
import io.plumbline.model.FileHistory;
import io.plumbline.model.FileHistory.Touch;
import io.plumbline.model.PathOwner;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Puts together what is said of one file. */
final class FileFigures {

    private final ChangeLog log;
    private final People people;
    private final @Nullable CodeOwners declared;
    private final boolean cut;

    /** @param cut whether the history ends before its beginning */
    FileFigures(ChangeLog log, People people, @Nullable CodeOwners declared, boolean cut) {
        this.log = log;
        this.people = people;
        this.declared = declared;
        this.cut = cut;
    }

    FileHistory of(String path, FileTouches file, List<Runs.Run> lines) {
        List<FileTouches.Touch> touches = file.touches();
        List<FileTouches.Touch> own = file.own();
        long added = 0;
        long removed = 0;
        int uncounted = 0;
        for (FileTouches.Touch touch : touches) {
            added += Math.max(0, touch.added());
            removed += Math.max(0, touch.removed());
            uncounted += touch.added() == Differ.UNKNOWN ? 1 : 0;
        }
        Authorship authorship = people.authorship(lines, touches);
        return new FileHistory(
                path,
                file.formerPaths().stream().map(log::path).toList(),
                touches.size(),
                added,
                removed,
                uncounted,
                touches.isEmpty() ? null : touch(touches.get(touches.size() - 1)),
                touches.isEmpty() ? null : touch(touches.get(0)),
                own.isEmpty() ? null : touch(own.get(own.size() - 1)),
                file.reverts().stream().map(this::touch).toList(),
                complete(file),
                authorship,
                Runs.lines(lines),
                owner(path, authorship));
    }

    private boolean complete(FileTouches file) {
        if (!cut || file.touches().isEmpty()) {
            return !cut && !file.isCut();
        }
        FileTouches.Touch oldest = file.touches().get(file.touches().size() - 1);
        return !file.isCut() && oldest.creates() && !oldest.entry().parents.isEmpty();
    }

    private Touch touch(FileTouches.Touch touch) {
        return new Touch(
                touch.entry().id.name(), Instant.ofEpochSecond(touch.entry().committed), people.author(touch.entry()));
    }

    private @Nullable PathOwner owner(String path, Authorship authorship) {
        PathOwner owner = declared == null ? null : declared.owner(path);
        return owner == null ? leading(authorship) : owner;
    }

    /** The one who wrote most of it, by lines where they are known; null where nobody is known. */
    static @Nullable PathOwner leading(Authorship authorship) {
        boolean byLines = !authorship.byLines().isEmpty();
        List<Authorship.Share> shares = byLines ? authorship.byLines() : authorship.byCommits();
        if (shares.isEmpty()) {
            return null;
        }
        Authorship.Share largest = shares.get(0);
        int all = shares.stream().mapToInt(Authorship.Share::count).sum();
        return new PathOwner(
                List.of(largest.author().name()),
                byLines ? PathOwner.From.LINES : PathOwner.From.COMMITS,
                String.format(
                        Locale.ROOT,
                        "wrote %d of %d %s (%.0f %%)",
                        largest.count(),
                        all,
                        byLines ? "lines" : "commits",
                        100 * largest.share()));
    }
}
