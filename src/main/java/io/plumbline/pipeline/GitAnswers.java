package io.plumbline.pipeline;

import io.plumbline.crawl.GitQueries;
import io.plumbline.crawl.GitQueries.BlameLine;
import io.plumbline.crawl.LocalRepository;
import io.plumbline.job.UserError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Answers questions about the past of the repository a folder lies in, from its objects alone: nothing is checked out,
 * fetched or run. Every answer is bounded and has its secrets masked, so it may go to a terminal or to a model. Each method
 * throws {@link UserError}: of kind INPUT where a revision, path or range does not exist, of kind SOURCE where the
 * repository is damaged. Safe for concurrent use; each call opens the repository anew.
 */
public final class GitAnswers {

    private final Path folder;
    private final int limit;
    private final BooleanSupplier cancelled;

    /**
     * @param folder paths are told from it
     * @param limit most lines, entries or files an answer has
     * @param cancelled asked often; once true an answer ends with a {@link java.util.concurrent.CancellationException}
     */
    public GitAnswers(Path folder, int limit, BooleanSupplier cancelled) {
        if (limit < 1) {
            throw UserError.input("the limit is " + limit + "; expected 1 or more", "For example --limit 100");
        }
        this.folder = folder;
        this.limit = limit;
        this.cancelled = cancelled;
    }

    private interface Question {
        GitAnswer of(LocalRepository repository) throws IOException;
    }

    private GitAnswer ask(Question question) {
        try (LocalRepository repository = LocalRepository.at(folder)) {
            return question.of(repository);
        } catch (IOException e) {
            throw UserError.source(
                    "the repository " + folder + " cannot be read: " + e.getMessage(), "Check it with git fsck.");
        }
    }

    /** A file at a revision. */
    public GitAnswer show(String place) {
        return ask(repository -> {
            GitPlace at = GitPlace.of(repository.prefix(), place);
            GitQueries queries = repository.queries(cancelled);
            GitQueries.Content content = queries.content(at.revision(), at.path());
            List<String> all = new GitText(queries).mask(content.lines());
            int count = content.lines().size();
            int last = Math.min(at.endLine(), count);
            if (content.binary() || at.line() > Math.max(1, last)) {
                throw UserError.input(
                        at.path() + " at " + at.revision()
                                + (content.binary() ? " is binary; expected text" : " has " + count + " lines"),
                        content.binary() ? "git cat-file writes its bytes." : "Ask for a range that begins inside it.");
            }
            List<String> lines = all.subList(at.line() - 1, (int) Math.min(last, at.line() - 1L + limit));
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("path", at.path());
            values.put("commit", content.commit());
            values.put("blob", content.blob());
            values.put("line", at.line());
            values.put("lines", lines);
            return GitAnswer.masked(lines, values, GitAnswer.more(lines.size(), last - at.line() + 1L, "lines"));
        });
    }

    /**
     * Who wrote each line last.
     *
     * @param ignoreListed whether commits that {@code .git-blame-ignore-revs} names are looked through
     */
    public GitAnswer blame(String place, boolean ignoreListed) {
        return ask(repository -> {
            GitPlace at = GitPlace.of(repository.prefix(), place);
            GitQueries queries = repository.queries(cancelled);
            List<BlameLine> blamed = queries.blame(at.revision(), at.path(), at.line(), at.endLine(), ignoreListed);
            List<BlameLine> kept = blamed.subList(0, Math.min(limit, blamed.size()));
            GitText text = new GitText(queries);
            List<String> lines = new ArrayList<>();
            List<Object> rows = new ArrayList<>();
            for (BlameLine line : kept) {
                String code = text.line(at.revision(), at.path(), line.line());
                lines.add(GitFormat.blame(line, code));
                rows.add(GitFormat.values(line, code));
            }
            Map<String, Object> values = new LinkedHashMap<>();
            values.put("path", at.path());
            values.put("revision", at.revision());
            values.put("lines", rows);
            return GitAnswer.masked(lines, values, GitAnswer.more(kept.size(), blamed.size(), "lines"));
        });
    }

    /**
     * What differs between two revisions, line by line.
     *
     * @param range {@code A..B}, or {@code A...B} for what B did since the two went apart
     * @param path a file or folder, the empty string for all
     */
    public GitAnswer diff(String range, String path) {
        return ask(repository -> {
            RevisionRange revisions = RevisionRange.of(folder, range);
            String after = revisions.after();
            if (after == null) {
                throw UserError.input(
                        "\"" + range + "\" is one revision; expected two",
                        "For example HEAD~1..HEAD; plumbline diff compares a project with the files on disk.");
            }
            GitQueries queries = repository.queries(cancelled);
            String below = path.isEmpty() ? repository.prefix() : GitPlace.below(repository.prefix(), path);
            return new GitDiff(queries, revisions.before(), after, limit).answer(below);
        });
    }

    /** The commits that touched a file, newest first, under all its names; of the revision where no path is given. */
    public GitAnswer log(String place) {
        return ask(repository -> {
            GitPlace at = GitPlace.of(repository.prefix(), place);
            return new GitLog(repository.queries(cancelled), limit).answer(at);
        });
    }

    /**
     * Who answers for a file, or for each thing in a folder.
     *
     * @param path a file or folder, the empty string for the folder itself
     */
    public GitAnswer owners(String path) {
        return ask(repository -> new GitOwners(repository.history("HEAD", folder.toString(), cancelled), limit)
                .answer(GitPlace.below(repository.prefix(), path)));
    }

    /** Files that are long and change often, see {@link io.plumbline.model.Hotspot}. */
    public GitAnswer hotspots(String path) {
        return ask(repository -> GitFormat.hotspots(
                repository.history("HEAD", folder.toString(), cancelled),
                GitPlace.below(repository.prefix(), path),
                limit));
    }
}
