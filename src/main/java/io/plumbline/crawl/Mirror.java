package io.plumbline.crawl;

import io.plumbline.job.UserError;
import io.plumbline.model.Citation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.FetchResult;
import org.eclipse.jgit.transport.TagOpt;
import org.jspecify.annotations.Nullable;

/**
 * A bare copy of a remote repository in Plumbline's own folder, brought up to date before each crawl. One process at a
 * time fetches; others wait for it. Branches and tags follow the remote, rewritten history included.
 */
final class Mirror {

    private static final long POLL_MILLIS = 200;

    private final Path mirrors;
    private final String source;
    private final GitUrl url;
    private final Duration patience;

    /** @param patience how long waiting for the lock and fetching may take, each */
    Mirror(Path mirrors, String source, GitUrl url, Duration patience) {
        this.mirrors = mirrors;
        this.source = source;
        this.url = url;
        this.patience = patience;
    }

    /**
     * The mirror, as the remote is now. The caller closes it.
     *
     * @throws UserError of kind SOURCE where the remote cannot be reached or refuses
     */
    Repository update(@Nullable CredentialsProvider credentials) throws IOException {
        String name = url.name() + "-" + Citation.hash(url.address()).substring(0, 16);
        Files.createDirectories(mirrors);
        Path lock = mirrors.resolve(name + ".lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = acquire(channel)) {
            Repository repository = open(mirrors.resolve(name + ".git"));
            try {
                fetch(repository, credentials);
            } catch (IOException | RuntimeException e) {
                repository.close();
                throw e;
            }
            return repository;
        }
    }

    private FileLock acquire(FileChannel channel) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline) {
            FileLock lock = tryLock(channel);
            if (lock != null) {
                return lock;
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for another fetch", e);
            }
        }
        throw UserError.source(
                "source \"" + source + "\": another process has been fetching it for over " + patience.toSeconds()
                        + " s; expected it to end",
                "Wait for it, or stop it and run again.");
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static Repository open(Path folder) throws IOException {
        Repository repository =
                new FileRepositoryBuilder().setGitDir(folder.toFile()).setBare().build();
        if (!repository.getObjectDatabase().exists()) {
            repository.create(true);
        }
        StoredConfig config = repository.getConfig();
        config.setString("http", null, "followRedirects", "false");
        config.setBoolean("http", null, "sslVerify", true);
        config.setInt("gc", null, "auto", 0);
        config.save();
        return repository;
    }

    private void fetch(Repository repository, @Nullable CredentialsProvider credentials) throws IOException {
        Deadline deadline = new Deadline(System.nanoTime() + patience.toNanos());
        try (Git git = new Git(repository)) {
            FetchResult result = git.fetch()
                    .setRemote(url.address())
                    .setRefSpecs("+refs/heads/*:refs/heads/*", "+refs/tags/*:refs/tags/*")
                    .setTagOpt(TagOpt.NO_TAGS)
                    .setRemoveDeletedRefs(true)
                    .setTimeout((int) Math.min(60, patience.toSeconds()))
                    .setCredentialsProvider(credentials == null ? CredentialsProvider.getDefault() : credentials)
                    .setProgressMonitor(deadline)
                    .call();
            follow(repository, result.getAdvertisedRef(Constants.HEAD));
        } catch (GitAPIException | org.eclipse.jgit.errors.TransportException e) {
            throw FetchFailure.explain(source, url, e, deadline.isCancelled());
        }
    }

    /** Points HEAD at the branch the remote's HEAD points at. */
    private static void follow(Repository repository, @Nullable Ref head) throws IOException {
        if (head == null) {
            return;
        }
        RefUpdate update = repository.updateRef(Constants.HEAD, !head.isSymbolic());
        if (head.isSymbolic()) {
            update.link(head.getTarget().getName());
        } else if (head.getObjectId() != null) {
            update.setNewObjectId(head.getObjectId());
            update.forceUpdate();
        }
    }

    /** Stops a fetch that takes too long. */
    private static final class Deadline extends EmptyProgressMonitor {

        private final long end;

        Deadline(long end) {
            this.end = end;
        }

        @Override
        public boolean isCancelled() {
            return System.nanoTime() > end;
        }
    }
}
