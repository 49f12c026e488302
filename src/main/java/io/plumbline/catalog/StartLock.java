package io.plumbline.catalog;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A lock file between processes. The kernel frees it when its process dies, however it dies. */
final class StartLock implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final FileChannel channel;

    private StartLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Waits until no other process holds the file. */
    static StartLock exclusive(Path file) throws IOException {
        return take(file, false);
    }

    /** Waits until no other process holds the file exclusively. */
    static StartLock shared(Path file) throws IOException {
        return take(file, true);
    }

    /** Whether no process at all holds the file, asked without waiting. */
    static boolean free(Path file) throws IOException {
        try (FileChannel channel = open(file);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        }
    }

    private static StartLock take(Path file, boolean shared) throws IOException {
        FileChannel channel = open(file);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            @Nullable FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            while (lock == null) {
                if (System.nanoTime() > deadline) {
                    throw new DatabaseProblem(
                            file + " has been locked by another process for " + PATIENCE.toMinutes() + " minutes",
                            "look for a Plumbline that hangs (fuser " + file + ") and end it");
                }
                Pause.millis(20);
                lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            }
            return new StartLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
