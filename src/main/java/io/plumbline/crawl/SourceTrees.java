package io.plumbline.crawl;

import io.plumbline.job.Options;
import io.plumbline.job.SourceSpec;
import io.plumbline.job.UserError;
import io.plumbline.model.Readiness;
import io.plumbline.model.WebLink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.jspecify.annotations.Nullable;

/**
 * Opens what a source of jobs.yml names with {@code path} or {@code url} and {@code ref} ({@link CommonOptions}). Safe
 * for concurrent use.
 *
 * <p>With {@code ref}, for an address, and for a bare repository the content is the commit's, read from the object
 * store. A folder without {@code ref} is read as {@link Read} says.
 */
public final class SourceTrees {

    private static final int DEFAULT_TIMEOUT_SECONDS = 600;

    private final CrawlHome home;

    /** What a folder without {@code ref} shows. */
    public enum Read {
        /** The commit at HEAD. */
        COMMIT,
        /** The files as they are on disk ({@link Trees}). */
        FILES
    }

    public SourceTrees(CrawlHome home) {
        this.home = home;
    }

    /**
     * Opens a source and makes a crawl of it; what was opened is closed again where that fails.
     *
     * @throws UserError as {@link #open} does
     */
    public Crawl crawl(SourceSpec source, Read read, Function<Opened, Crawl> reading) {
        Opened opened = open(source, read);
        try {
            return reading.apply(opened);
        } catch (RuntimeException e) {
            opened.close();
            throw e;
        }
    }

    /**
     * @throws UserError of kind INPUT where an option is wrong, of kind SOURCE where the place cannot be reached or
     *     holds no file in scope
     */
    public Opened open(SourceSpec source, Read read) {
        Options options = source.options();
        String path = options.text("path");
        String url = options.text("url");
        if ((path == null) == (url == null)) {
            throw UserError.input(
                    named(source) + " has " + (path == null ? "neither path nor url" : "both path and url")
                            + "; expected one of them",
                    "Write path: ../warehouse for a folder, or url: https://host/owner/name.git for a repository.");
        }
        try {
            Opened opened = url != null ? remote(source, url) : local(source, String.valueOf(path), read);
            if (opened.tree().paths().isEmpty()) {
                opened.close();
                throw UserError.source(
                        named(source) + ": " + (url == null ? folder(source, String.valueOf(path)) : "the repository")
                                + " has no file in scope; expected at least one",
                        "Check path, ref, include and exclude.");
            }
            return opened;
        } catch (IOException e) {
            throw UserError.source(named(source) + " cannot be read: " + e.getMessage(), "Check path, url and ref.");
        }
    }

    private Opened remote(SourceSpec source, String address) throws IOException {
        GitUrl url = GitUrl.parse(source.name(), address);
        Options options = source.options();
        Duration patience = Duration.ofSeconds(options.number("timeout-seconds", DEFAULT_TIMEOUT_SECONDS));
        Repository repository =
                new Mirror(home.mirrors(), source.name(), url, patience).update(credentials(url, options));
        try {
            RevCommit commit =
                    Repositories.commit(repository, repository(source, url.address()), options.text("ref", "HEAD"));
            Opened opened = Trees.commit(repository, commit, "", source.name(), scope(options));
            WebLink web = Hosts.link(url.address(), commit.name(), "");
            return new Opened(opened.tree(), web, opened.position(), opened.gaps());
        } catch (IOException | RuntimeException e) {
            repository.close();
            throw e;
        }
    }

    /**
     * What a remote repository says of itself, without fetching anything; empty for a source that is a folder.
     *
     * @throws UserError as {@link #open} does where the repository cannot be reached
     */
    public Optional<Readiness> reach(SourceSpec source) {
        Options options = source.options();
        String address = options.text("url");
        if (address == null || options.text("path") != null) {
            return Optional.empty();
        }
        GitUrl url = GitUrl.parse(source.name(), address);
        Duration patience = Duration.ofSeconds(options.number("timeout-seconds", DEFAULT_TIMEOUT_SECONDS));
        return Optional.of(new Remote(source.name(), url, patience)
                .look(credentials(url, options), options.text("ref", Constants.HEAD)));
    }

    private static @Nullable CredentialsProvider credentials(GitUrl url, Options options) {
        String token = options.text("token");
        if (token == null) {
            return null;
        }
        String usual = url.host().contains("bitbucket")
                ? "x-token-auth"
                : url.host().contains("gitlab") ? "oauth2" : "x-access-token";
        String user = url.user() == null ? usual : url.user();
        return new UsernamePasswordCredentialsProvider(options.text("username", user), token);
    }

    private static Opened local(SourceSpec source, String path, Read read) throws IOException {
        Path folder = folder(source, path);
        Options options = source.options();
        String ref = options.text("ref");
        if (!Files.isDirectory(folder)) {
            throw UserError.input(
                    named(source) + ": " + folder + (Files.exists(folder) ? " is a file" : " does not exist")
                            + "; expected a folder",
                    "Correct path; it starts from the folder of jobs.yml.");
        }
        if (ref == null && read == Read.FILES && !Repositories.isBare(folder)) {
            return Trees.folder(folder, source.name(), scope(options));
        }
        String wanted = ref == null ? "HEAD" : ref;
        return Trees.commit(folder, wanted, source.name(), repository(source, folder.toString()), scope(options));
    }

    private static Scope scope(Options options) {
        long megabytes = Math.min(500, Math.max(1, options.number("max-file-megabytes", Scope.DEFAULT_MEGABYTES)));
        return new Scope(new Globs(options.list("include"), options.list("exclude")), megabytes * Scope.MEGABYTE);
    }

    private static Path folder(SourceSpec source, String path) {
        try {
            String home = System.getProperty("user.home", "");
            Path given = path.equals("~") || path.startsWith("~/") ? Path.of(home + path.substring(1)) : Path.of(path);
            return source.base().resolve(given).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw UserError.input(
                    named(source) + " has a path that no file can have: " + e.getReason(), "Correct path.");
        }
    }

    private static String repository(SourceSpec source, String place) {
        return "source \"" + source.name() + "\": the repository " + place;
    }

    private static String named(SourceSpec source) {
        return "source \"" + source.name() + "\" (jobs.yml, line " + source.line() + ")";
    }
}
