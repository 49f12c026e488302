package io.plumbline.crawl;

import io.plumbline.crawl.history.Analysis;
import io.plumbline.model.RepositoryHistory;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the history of an opened repository says about the files of a commit: churn, age, renames, owners, pairs
 * that
 * change together. Only objects are read; nothing is checked out, fetched, filtered or run. Work follows new commits:
 * the
 * first analysis reads all, a later one continues from the {@link HistoryState} of the one before. Safe to call for
 * several repositories at once; one call works on one thread.
 */
public final class GitHistory {

    /**
     * @param history what it says
     * @param state to continue from next time
     * @param newCommits commits read now
     * @param rewritten whether the tip analysed before is no longer an ancestor (a force-push): blame was then done
     *     anew
     */
    public record Result(RepositoryHistory history, HistoryState state, int newCommits, boolean rewritten) {}

    private GitHistory() {}

    /**
     * Analyses a commit.
     *
     * @param source name of the source in jobs.yml
     * @param tip the commit; its tree's {@code .mailmap}, {@code .gitattributes} and CODEOWNERS apply
     * @param before the state of the last analysis, null for the first
     * @param cancelled asked at every commit; once true the call ends with a
     *     {@link java.util.concurrent.CancellationException}
     * @throws IOException where the object store is damaged, or the tip is no commit of this repository
     */
    public static Result analyze(
            String source,
            Repository repository,
            ObjectId tip,
            @Nullable HistoryState before,
            BooleanSupplier cancelled)
            throws IOException {
        return new Analysis(source, repository, cancelled).run(tip, before);
    }
}
