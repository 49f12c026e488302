package io.plumbline.crawl;

import io.plumbline.job.UserError;
import io.plumbline.model.BlobId;
import io.plumbline.model.Citation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes the Git repository of the example shop out of its {@code history.yml}. The same examples always give the same
 * commit ids, on every machine.
 */
public final class ExampleHistory {

    private static final String STAMP = "plumbline-example";

    /** Changes when the way a history is replayed changes. */
    private static final String VERSION = "1";

    private ExampleHistory() {}

    /**
     * Replays the history into a bare repository. Does nothing where that already holds it.
     *
     * @param examplesFolder holds {@code history.yml}; may lie inside a jar
     * @param targetRepo the repository's folder; an earlier replay there is replaced, anything else refused
     * @return {@code targetRepo}
     * @throws UserError where the history does not fit the files beside it
     */
    public static Path replay(Path examplesFolder, Path targetRepo) {
        try {
            HistoryScript script = HistoryScript.read(examplesFolder.resolve("history.yml"));
            SortedMap<String, byte[]> files = files(examplesFolder.resolve(script.root()));
            String stamp = stamp(Files.readAllBytes(examplesFolder.resolve("history.yml")), files);
            if (stamp.equals(stampOf(targetRepo))) {
                return targetRepo;
            }
            Path parent = targetRepo.toAbsolutePath().getParent();
            Path fresh =
                    Files.createTempDirectory(Files.createDirectories(parent == null ? targetRepo : parent), "replay");
            try {
                new HistoryReplay(script, files).into(fresh);
                Files.writeString(fresh.resolve(STAMP), stamp);
                if (Files.exists(targetRepo) && stampOf(targetRepo).isEmpty()) {
                    throw UserError.input(
                            targetRepo + " is in the way of the example repository and was not made by Plumbline",
                            "Move it elsewhere.");
                }
                delete(targetRepo);
                Files.move(fresh, targetRepo);
            } finally {
                delete(fresh);
            }
            return targetRepo;
        } catch (IOException e) {
            throw new UncheckedIOException("the example history cannot be replayed into " + targetRepo, e);
        }
    }

    private static SortedMap<String, byte[]> files(Path root) throws IOException {
        Map<String, Path> found =
                new FolderWalk("examples", root, Scope.everything()).walk().files();
        Ignored ignored = new Ignored(root, root.resolve(".git"));
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (Map.Entry<String, Path> file : found.entrySet()) {
            if (!ignored.file(file.getKey())) {
                files.put(file.getKey(), Files.readAllBytes(file.getValue()));
            }
        }
        return files;
    }

    private static String stamp(byte[] history, SortedMap<String, byte[]> files) {
        StringBuilder content = new StringBuilder(VERSION + "\n" + BlobId.of(history) + "\n");
        files.forEach((path, bytes) ->
                content.append(BlobId.of(bytes)).append(' ').append(path).append('\n'));
        return Citation.hash(content.toString());
    }

    private static String stampOf(Path repository) throws IOException {
        Path file = repository.resolve(STAMP);
        return Files.isRegularFile(file) ? Files.readString(file) : "";
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
