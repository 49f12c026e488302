package io.plumbline.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The server process of a data folder, as its {@code postmaster.pid} names it.
 *
 * @param pid process id
 * @param port TCP port on the loopback address; 0 where the file does not name it yet
 */
record Postmaster(long pid, int port) {

    static Optional<Postmaster> of(Path data) throws IOException {
        try {
            List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
            long pid = Long.parseLong(lines.get(0).strip());
            int port = lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
            return Optional.of(new Postmaster(pid, port));
        } catch (NoSuchFileException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    Optional<ProcessHandle> process() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    }

    /** False where the process is gone, or where the number now belongs to another program. */
    boolean alive() {
        return process().filter(p -> !belongsToAnotherProgram(p)).isPresent();
    }

    /** Whether the system says that this is some other program; what it does not tell counts as PostgreSQL. */
    private static boolean belongsToAnotherProgram(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> !Path.of(command).endsWith("postgres"))
                .isPresent();
    }
}
