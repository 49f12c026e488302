package io.plumbline.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The past of a file of the tip, under all its names, as {@code git log --follow} tells it: renames and copies are
 * followed at 50 % likeness, merges are not counted.
 *
 * @param formerPaths earlier paths below the repository's root, the most recent first
 * @param commits how many commits touched it
 * @param added lines these added, a rename counted against the older file
 * @param removed lines these removed
 * @param uncounted commits whose lines are unknown: binary, above 8 MiB, or not in a partial clone
 * @param first the oldest of these commits, null only where the history before the tip is cut off
 * @param last the newest of these commits
 * @param created the commit that brought this very file, renames followed and copies not: before it the lines were
 *     another file's
 * @param reverts the commits that took back an earlier one of these, newest first; one that was taken back twice counts
 *     once, and what took back a revert is none
 * @param complete false where the history is cut (a shallow clone, a limit), so that {@code first} may be too young
 * @param lines who wrote each line of the tip last; empty where not known
 * @param owner who answers for it: CODEOWNERS, else the history; null where nothing says
 */
public record FileHistory(
        String path,
        List<String> formerPaths,
        int commits,
        long added,
        long removed,
        int uncounted,
        @Nullable Touch first,
        @Nullable Touch last,
        @Nullable Touch created,
        List<Touch> reverts,
        boolean complete,
        Authorship authorship,
        List<BlamedLines> lines,
        @Nullable PathOwner owner) {

    /**
     * @param commit id
     * @param at its committer's date
     */
    public record Touch(String commit, Instant at, Author author) {}

    public FileHistory {
        formerPaths = List.copyOf(formerPaths);
        reverts = List.copyOf(reverts);
        lines = List.copyOf(lines);
    }

    FileHistory at(String newPath) {
        return new FileHistory(
                newPath,
                formerPaths,
                commits,
                added,
                removed,
                uncounted,
                first,
                last,
                created,
                reverts,
                complete,
                authorship,
                lines,
                owner);
    }

    /** Lines added and removed. */
    public long churn() {
        return added + removed;
    }

    /** Lines of the file at the tip, 0 where they are not known. */
    public int length() {
        return lines.isEmpty() ? 0 : lines.get(lines.size() - 1).endLine();
    }

    /** Time since {@code created}, null where that is unknown; negative where its clock ran ahead. */
    public @Nullable Duration age(Instant now) {
        return created == null ? null : Duration.between(created.at(), now);
    }

    /** The id of the commit that wrote a line (1-based) last, null where unknown. */
    public @Nullable String commitOf(int line) {
        return lines.stream()
                .filter(run -> run.line() <= line && line <= run.endLine() && !run.unknown())
                .map(BlamedLines::commit)
                .findFirst()
                .orElse(null);
    }
}
