package io.plumbline.pipeline;

import io.plumbline.crawl.GitPosition;
import io.plumbline.crawl.GitQueries;
import io.plumbline.crawl.LocalRepository;
import io.plumbline.job.UserError;
import io.plumbline.model.Commit;
import io.plumbline.model.PathOwner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Git tells of the files of one source, asked file by file when somebody wants to know: no reading of the whole history.
 * A repository that is gone, or does not know a file, tells nothing. Safe for concurrent use.
 */
final class SourcePast {

    /** Commits that are looked through for those that touch the source's own folders. */
    private static final int LOOKED = 300;

    private final GitPosition position;
    private final List<String> roots;

    /**
     * @param position where the source's files lie
     * @param roots folders below the source that count as its own; none for all of it
     */
    SourcePast(GitPosition position, List<String> roots) {
        this.position = position;
        this.roots = roots.contains("") ? List.of() : List.copyOf(roots);
    }

    /** Who answers for a file. */
    Optional<PathOwner> owner(String path) {
        return ask(queries -> Optional.ofNullable(queries.owner(position.commit(), inRepository(path))));
    }

    /** The commits that touched a file, newest first, renames followed. */
    List<Commit> commits(String path, int limit) {
        return ask(queries -> Optional.of(queries.log(position.commit(), inRepository(path), limit).stream()
                        .map(GitQueries.LogEntry::commit)
                        .toList()))
                .orElse(List.of());
    }

    /** The commits that touched the source, newest first, merges left out. */
    List<Commit> commits(int limit) {
        return ask(queries -> {
                    List<Commit> touching = new ArrayList<>();
                    for (Commit commit : queries.commits(position.commit(), LOOKED)) {
                        if (touching.size() < limit && touches(queries, commit)) {
                            touching.add(commit);
                        }
                    }
                    return Optional.of(touching);
                })
                .orElse(List.of());
    }

    private boolean touches(GitQueries queries, Commit commit) throws IOException {
        boolean whole = position.folder().isEmpty() && roots.isEmpty();
        if (whole || commit.parents().size() != 1) {
            return whole && !commit.merge();
        }
        for (String root : roots.isEmpty() ? List.of("") : roots) {
            if (!queries.diff(commit.parents().get(0), commit.id(), inRepository(root), 0)
                    .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private String inRepository(String path) {
        String folder = position.folder();
        return folder.isEmpty() || path.isEmpty() ? folder + path : folder + "/" + path;
    }

    private interface Asked<T> {
        Optional<T> of(GitQueries queries) throws IOException;
    }

    private <T> Optional<T> ask(Asked<T> asked) {
        try (LocalRepository repository = LocalRepository.at(Path.of(position.repository()))) {
            return asked.of(repository.queries(Thread.currentThread()::isInterrupted));
        } catch (UserError | IOException e) {
            return Optional.empty(); // what cannot be read answers nothing
        }
    }
}
