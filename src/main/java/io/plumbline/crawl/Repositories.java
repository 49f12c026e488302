package io.plumbline.crawl;

import io.plumbline.job.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/** Opens repositories for reading. Who owns the folder does not matter, because nothing in it is ever run. */
final class Repositories {

    static {
        QuietGit.install();
    }

    private Repositories() {}

    /**
     * The repository that a folder is, or lies in; null where there is none. The caller closes it.
     *
     * @throws IOException where it is one that cannot be read
     */
    static @Nullable Repository find(Path folder) throws IOException {
        Repository repository = open(folder);
        if (repository != null) {
            String format = repository.getConfig().getString("extensions", null, "objectformat");
            if (format != null && !format.equalsIgnoreCase("sha1")) {
                repository.close();
                throw new IOException("the repository names objects by " + format + "; Plumbline reads those of sha1");
            }
        }
        return repository;
    }

    private static @Nullable Repository open(Path folder) throws IOException {
        FileRepositoryBuilder builder = new FileRepositoryBuilder();
        if (isBare(folder)) {
            return builder.setGitDir(folder.toFile()).setMustExist(true).build();
        }
        builder.findGitDir(folder.toFile());
        if (builder.getGitDir() == null) {
            return null;
        }
        try {
            return builder.setMustExist(true).build();
        } catch (RepositoryNotFoundException e) {
            return null;
        }
    }

    static boolean isBare(Path folder) {
        return Files.isRegularFile(folder.resolve("HEAD")) && Files.isDirectory(folder.resolve("objects"));
    }

    /**
     * The commit a reference names.
     *
     * @param named how messages call the repository: {@code the repository /srv/shop}
     * @throws UserError of kind INPUT where it names none
     */
    static RevCommit commit(Repository repository, String named, String ref) {
        try (RevWalk walk = new RevWalk(repository)) {
            ObjectId id = repository.resolve(ref);
            if (id == null) {
                throw noCommit(named, ref);
            }
            RevObject object = walk.peel(walk.parseAny(id));
            if (object instanceof RevCommit commit) {
                walk.parseBody(commit);
                return commit;
            }
            throw noCommit(named, ref);
        } catch (IOException | RuntimeException e) {
            if (e instanceof UserError known) {
                throw known;
            }
            throw noCommit(named, ref);
        }
    }

    private static UserError noCommit(String named, String ref) {
        if (ref.equals("HEAD")) {
            return UserError.source(
                    named + " has no commit at HEAD; expected at least one",
                    "Commit something, or name a branch, tag or commit as ref.");
        }
        return UserError.input(
                named + " has no \"" + ref + "\"; expected a branch, tag or commit",
                "Correct ref, or fetch it first; in a shallow clone older commits are missing.");
    }
}
