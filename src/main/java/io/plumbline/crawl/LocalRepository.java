package io.plumbline.crawl;

import io.plumbline.job.UserError;
import io.plumbline.model.RepositoryHistory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.eclipse.jgit.lib.Repository;

/** The repository that a folder is or lies in, opened for reading its past. For one thread. */
public final class LocalRepository implements AutoCloseable {

    private final Path folder;
    private final Repository repository;
    private final String prefix;

    private LocalRepository(Path folder, Repository repository, String prefix) {
        this.folder = folder;
        this.repository = repository;
        this.prefix = prefix;
    }

    /**
     * Opens it.
     *
     * @throws UserError of kind INPUT where the folder lies in no repository, of kind SOURCE where it cannot be read
     */
    public static LocalRepository at(Path folder) {
        try {
            Repository repository = Repositories.find(folder.toAbsolutePath().normalize());
            if (repository != null) {
                Path place = folder.toAbsolutePath().normalize();
                return new LocalRepository(
                        folder, repository, WorkTree.has(repository, place) ? WorkTree.prefix(repository, place) : "");
            }
        } catch (IOException e) {
            throw UserError.source(
                    "the repository " + folder + " cannot be read: "
                            + SafeNames.printable(String.valueOf(e.getMessage())),
                    "Check it with git fsck.");
        }
        throw UserError.input(
                folder + " is no Git repository and lies in none; expected one",
                "Name a folder of a repository: --repo path/to/repository");
    }

    /** The folder below the repository's root, with {@code /} between its parts; empty for the root itself. */
    public String prefix() {
        return prefix;
    }

    public GitQueries queries(BooleanSupplier cancelled) {
        return new GitQueries(repository, cancelled);
    }

    /**
     * What the history of a commit says, read from its beginning.
     *
     * @param revision a branch, tag or commit
     * @param source the name its files have in locations
     * @throws UserError of kind INPUT where it names no commit
     */
    public RepositoryHistory history(String revision, String source, BooleanSupplier cancelled) throws IOException {
        return GitHistory.analyze(
                        source,
                        repository,
                        Repositories.commit(repository, "the repository " + folder, revision),
                        null,
                        cancelled)
                .history();
    }

    @Override
    public void close() {
        repository.close();
    }
}
