package io.plumbline.crawl;

import io.plumbline.crawl.history.Queries;
import io.plumbline.job.UserError;
import io.plumbline.model.Author;
import io.plumbline.model.Commit;
import io.plumbline.model.PathOwner;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Answers questions about files of an opened repository: content at a revision, blame of a range, differences between
 * revisions, the history of a path across renames. Reads objects only. Every method throws {@link UserError} of kind
 * INPUT where a revision, a path or a range does not exist, saying what was asked and what there is. For one thread.
 */
public final class GitQueries {

    private final Queries queries;

    /**
     * @param cancelled asked often; once true a query ends with a {@link java.util.concurrent.CancellationException}
     */
    public GitQueries(Repository repository, BooleanSupplier cancelled) {
        this.queries = new Queries(repository, cancelled);
    }

    /**
     * A file at a revision.
     *
     * @param commit id the revision resolved to
     * @param blob Git's id of the bytes
     * @param lines the text without line ends, decoded as UTF-8; empty where {@code binary}
     */
    public record Content(String commit, String path, String blob, boolean binary, List<String> lines) {
        public Content {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One blamed line.
     *
     * @param line 1-based, at the revision asked for
     * @param commit id of the commit that wrote it last; 40 zeros where a partial clone hides it
     * @param author null where {@code commit} is unknown
     * @param at its author's date, null likewise
     */
    public record BlameLine(
            int line,
            String commit,
            @Nullable Author author,
            @Nullable Instant at,
            String subject,
            String text) {}

    /** How a file differs. */
    public enum ChangeKind {
        ADDED,
        DELETED,
        MODIFIED,
        RENAMED
    }

    /**
     * A file that differs between two revisions.
     *
     * @param oldPath null where it is new
     * @param newPath null where it is gone
     * @param percent likeness of a renamed file, 100 for any other
     * @param added lines added, -1 where they cannot be counted
     * @param hunks empty where they cannot be shown: binary, above 8 MiB, a submodule, missing
     */
    public record FileDiff(
            @Nullable String oldPath,
            @Nullable String newPath,
            ChangeKind kind,
            int percent,
            int added,
            int removed,
            List<Hunk> hunks) {
        public FileDiff {
            hunks = List.copyOf(hunks);
        }
    }

    /**
     * A changed place with its context, as a unified diff shows it.
     *
     * @param oldLine first line on the old side, 1-based; the line before it where {@code oldCount} is 0
     * @param lines each with a leading blank, {@code -} or {@code +}
     */
    public record Hunk(int oldLine, int oldCount, int newLine, int newCount, List<String> lines) {
        public Hunk {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A commit that touched a file.
     *
     * @param path the file's name in that commit
     * @param renamedFrom its name before, null where it kept its name
     * @param percent likeness to the file before, 100 where it kept its name
     * @param added lines added, -1 where they cannot be counted
     */
    public record LogEntry(
            Commit commit, String path, @Nullable String renamedFrom, int percent, int added, int removed) {}

    /** The file as a commit has it, at most 8 MiB. */
    public Content content(String revision, String path) throws IOException {
        return queries.content(revision, path);
    }

    /**
     * Who wrote each line last, as {@code git blame} says it; commits of the revision's {@code
     * .git-blame-ignore-revs} are
     * looked through where {@code ignoreListed}.
     *
     * @param line first line, 1-based
     * @param endLine last line, inclusive; what lies beyond the end is left out
     */
    public List<BlameLine> blame(String revision, String path, int line, int endLine, boolean ignoreListed)
            throws IOException {
        return queries.blame(revision, path, line, endLine, ignoreListed);
    }

    /**
     * What differs between two revisions, by path; renames are paired at 50 % likeness as {@code git diff -M} does.
     *
     * @param below a file or folder, empty string for all
     * @param context unchanged lines around each hunk, 0 to 1000
     */
    public List<FileDiff> diff(String older, String newer, String below, int context) throws IOException {
        return queries.diff(older, newer, below, context);
    }

    /**
     * The commits that touched a file, newest first, its renames followed as {@code git log --follow} does; of a
     * revision
     * without a path all it reaches.
     *
     * @param path a file of the revision
     * @param limit most entries to return
     */
    public List<LogEntry> log(String revision, String path, int limit) throws IOException {
        return queries.log(revision, path, limit);
    }

    /**
     * Who answers for a file: whom CODEOWNERS names, else who wrote most of its lines; null where nobody is known.
     *
     * @param path a file of the revision
     */
    public @Nullable PathOwner owner(String revision, String path) throws IOException {
        return queries.owner(revision, path);
    }

    /** The commits a revision reaches, newest committer's date first; their count of files is not filled in (0). */
    public List<Commit> commits(String revision, int limit) throws IOException {
        return queries.commits(revision, limit);
    }
}
