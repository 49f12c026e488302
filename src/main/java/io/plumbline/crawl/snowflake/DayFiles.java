package io.plumbline.crawl.snowflake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The rows that a question has about single days, a file each. A day that is settled is kept for the next crawl;
 * what is not is there
 * while this crawl lasts. A file is there whole or not at all, so a crawl that is killed leaves nothing half, and
 * several may work here
 * at once.
 */
final class DayFiles implements AutoCloseable {

    private static final String END = ".csv.gz";

    private final Path folder;
    private final Path pending;
    private final Map<LocalDate, Path> open = new HashMap<>();

    /** @param folder of this very question, made where it is missing */
    DayFiles(Path folder) {
        this.folder = folder;
        this.pending = folder.resolve("pending-" + UUID.randomUUID());
        try {
            Files.createDirectories(pending);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(LocalDate day) {
        return open.containsKey(day) || Files.exists(kept(day));
    }

    /** Where the rows of a day stand that {@link #has} is true of. */
    Path of(LocalDate day) {
        return open.getOrDefault(day, kept(day));
    }

    /** Where the rows of a day are written to before they are whole. */
    Path draft(LocalDate day) {
        return pending.resolve(day + "-" + UUID.randomUUID() + END);
    }

    /** Takes a draft for the rows of its day. */
    void take(LocalDate day, Path draft, boolean settled) throws IOException {
        if (settled) {
            Files.move(draft, kept(day), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
            open.put(day, draft);
        }
    }

    /** Deletes days before this one, questions that are asked otherwise by now, and what killed crawls have left. */
    void sweep(LocalDate first) {
        try (Stream<Path> questions = Files.list(folder.getParent())) {
            for (Path question :
                    questions.filter(other -> !other.equals(folder)).toList()) {
                if (question.getFileName().toString().startsWith(name(folder))) {
                    delete(question);
                }
            }
            try (Stream<Path> days = Files.list(folder)) {
                for (Path day : days.toList()) {
                    String name = day.getFileName().toString();
                    boolean old = name.endsWith(END) && name.compareTo(first + END) < 0;
                    if (old || name.startsWith("pending-") && !day.equals(pending) && isForgotten(day)) {
                        delete(day);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes every day. */
    void forget() {
        try {
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of an extract, which stands before the hash of its question. */
    private static String name(Path question) {
        String name = question.getFileName().toString();
        return name.substring(0, name.lastIndexOf('-') + 1);
    }

    private static boolean isForgotten(Path draft) throws IOException {
        return Files.getLastModifiedTime(draft)
                .toInstant()
                .isBefore(Instant.now().minus(2, ChronoUnit.DAYS));
    }

    private Path kept(LocalDate day) {
        return folder.resolve(day + END);
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> files = Files.walk(path)) {
            all = files.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : all) {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void close() {
        try {
            delete(pending);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
