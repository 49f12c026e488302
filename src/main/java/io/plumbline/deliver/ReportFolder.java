package io.plumbline.deliver;

import io.plumbline.report.RenderedReports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reports on disk: {@code <root>/<job>/<UTC timestamp>/} with a file per format, and {@code <root>/<job>/latest} pointing to
 * the newest. A reader sees a whole folder or none; several writers, threads or processes, may write at once. Writing the
 * same report twice gives one folder.
 */
public final class ReportFolder {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern STAMPED = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{6}Z(?:-\\d+)?");
    private static final Object IN_THIS_PROCESS = new Object();

    private ReportFolder() {}

    /**
     * Writes the files and moves {@code latest} on, unless a newer report is there already.
     *
     * @param root created where it is missing
     * @return the folder that holds the files
     * @throws IOException where the disk refuses; then nothing half-written is left in sight
     */
    public static Path write(Path root, RenderedReports reports) throws IOException {
        Path home = Files.createDirectories(
                root.toAbsolutePath().normalize().resolve(safe(reports.report().job())));
        Path draft = Files.createDirectory(home.resolve(".draft-" + UUID.randomUUID()));
        try {
            for (RenderedReports.File file : reports.files()) {
                save(draft.resolve(safe(file.name())), file.content());
            }
            synchronized (IN_THIS_PROCESS) {
                try (FileChannel channel = FileChannel.open(
                                home.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        var lock = channel.lock()) {
                    assert lock.isValid();
                    return publish(home, draft, reports);
                }
            }
        } finally {
            delete(draft);
        }
    }

    private static Path publish(Path home, Path draft, RenderedReports reports) throws IOException {
        String stamp = STAMP.format(reports.report().generated());
        Path target = home.resolve(stamp);
        for (int n = 2; Files.exists(target, LinkOption.NOFOLLOW_LINKS); n++) {
            if (same(target, reports.files())) {
                return target;
            }
            target = home.resolve(stamp + "-" + n);
        }
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        if (newest(home).equals(target.getFileName().toString())) {
            point(home, target);
        }
        return target;
    }

    private static String newest(Path home) throws IOException {
        try (Stream<Path> folders = Files.list(home)) {
            return folders.map(f -> f.getFileName().toString())
                    .filter(name -> STAMPED.matcher(name).matches())
                    .max((a, b) -> {
                        int byTime = a.substring(0, 18).compareTo(b.substring(0, 18));
                        return byTime != 0
                                ? byTime
                                : Integer.compare(a.length(), b.length()) != 0
                                        ? Integer.compare(a.length(), b.length())
                                        : a.compareTo(b);
                    })
                    .orElse("");
        }
    }

    /** A symbolic link where the file system has them, else a copy. */
    private static void point(Path home, Path target) throws IOException {
        Path latest = home.resolve("latest");
        Path next = home.resolve(".latest-" + UUID.randomUUID());
        try {
            Files.createSymbolicLink(next, target.getFileName());
        } catch (UnsupportedOperationException | IOException e) {
            Files.createDirectory(next);
            copy(target, next);
        }
        if (Files.isDirectory(latest, LinkOption.NOFOLLOW_LINKS)) {
            delete(latest);
        }
        try {
            Files.move(next, latest, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException e) {
            Files.delete(latest);
            Files.move(next, latest);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static void save(Path file, byte[] content) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static boolean same(Path folder, List<RenderedReports.File> files) throws IOException {
        for (RenderedReports.File file : files) {
            Path there = folder.resolve(safe(file.name()));
            if (!Files.isRegularFile(there) || !Arrays.equals(Files.readAllBytes(there), file.content())) {
                return false;
            }
        }
        return true;
    }

    private static void delete(Path folder) {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name that stays inside its folder, whatever it was. */
    private static String safe(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return plain.startsWith(".") || plain.isEmpty() ? "_" + plain : plain;
    }
}
