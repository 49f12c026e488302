package io.plumbline.crawl;

import io.plumbline.job.Reasons;
import io.plumbline.job.UserError;
import io.plumbline.model.Citation;
import io.plumbline.model.RepositoryHistory;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/**
 * The histories of crawled sources, read on from where the last run stopped. What is known stands in one file for each
 * source, replaced as a whole: a run that is killed leaves the file of the run before, and a file that is damaged costs a
 * full reading. Safe for concurrent use, of several processes too; the last one to end keeps its file.
 */
public final class Histories {

    private static final int ID = 40;

    private final Path folder;
    private @Nullable Kept kept;

    private record Kept(String source, GitPosition position, Read read) {}

    /**
     * What was read.
     *
     * @param history of the source's folder, paths below it
     * @param newCommits commits that were not known before
     */
    public record Read(RepositoryHistory history, int newCommits) {}

    Histories(CrawlHome home) {
        this.folder = home.histories();
    }

    /**
     * The history of a source at its commit.
     *
     * @param cancelled asked at every commit; once true the call ends with a
     *     {@link java.util.concurrent.CancellationException}
     * @throws UserError of kind SOURCE where the repository is gone or damaged
     */
    public synchronized Read of(String source, GitPosition position, BooleanSupplier cancelled) {
        if (kept != null && kept.source.equals(source) && kept.position.equals(position)) {
            return kept.read;
        }
        try {
            Read read = read(source, position, cancelled);
            kept = new Kept(source, position, read);
            return read;
        } catch (IOException e) {
            throw UserError.source(
                    "source \"" + source + "\": the history of " + position.repository() + " cannot be read: "
                            + SafeNames.printable(Reasons.of(e)),
                    "Check the repository with git fsck.");
        }
    }

    private Read read(String source, GitPosition position, BooleanSupplier cancelled) throws IOException {
        Repository found = Repositories.find(new File(position.repository()).toPath());
        if (found == null) {
            throw new IOException("the repository is not there any more");
        }
        Path file = folder.resolve(
                Citation.hash(source + "\0" + position.repository()).substring(0, 32) + ".history");
        try (Repository repository = found) {
            HistoryState before = load(file);
            GitHistory.Result result =
                    GitHistory.analyze(source, repository, ObjectId.fromString(position.commit()), before, cancelled);
            if (!result.state().equals(before)) {
                save(file, result.state());
            }
            return new Read(result.history().below(position.folder()), result.newCommits());
        }
    }

    private static @Nullable HistoryState load(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return null;
        }
        byte[] bytes = Files.readAllBytes(file);
        return bytes.length < ID
                ? null
                : new HistoryState(
                        new String(bytes, 0, ID, StandardCharsets.US_ASCII),
                        Arrays.copyOfRange(bytes, ID, bytes.length));
    }

    /** A temporary file is its owner's alone, and so is what it becomes. */
    private void save(Path file, HistoryState state) throws IOException {
        Files.createDirectories(folder);
        Path written = Files.createTempFile(folder, "writing-", ".history");
        try {
            byte[] tip = state.tip().getBytes(StandardCharsets.US_ASCII);
            byte[] data = state.data();
            byte[] all = Arrays.copyOf(tip, tip.length + data.length);
            System.arraycopy(data, 0, all, tip.length, data.length);
            Files.write(written, all);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(written);
        }
    }
}
