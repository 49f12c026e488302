package io.plumbline.catalog;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads out of PostgreSQL's own words why it does not start. */
final class ServerLog {

    private static final long LIMIT = 8L << 20;

    private ServerLog() {}

    /** How much of the log is old; an overgrown log begins anew. */
    static long mark(Path log) throws IOException {
        if (!Files.exists(log)) {
            return 0;
        }
        if (Files.size(log) > LIMIT) {
            Files.write(log, new byte[0]);
        }
        return Files.size(log);
    }

    static String since(Path log, long mark) throws IOException {
        if (!Files.exists(log)) {
            return "";
        }
        byte[] all = Files.readAllBytes(log);
        int from = (int) Math.min(Math.max(mark, 0), all.length);
        return new String(Arrays.copyOfRange(all, from, all.length), StandardCharsets.UTF_8);
    }

    static boolean portTaken(String text) {
        return text.contains("could not create any TCP/IP sockets") || text.contains("Address already in use");
    }

    /** Children of a server that was killed have not noticed yet, or another start is under way. */
    static boolean stillEnding(String text) {
        return text.contains("pre-existing shared memory block")
                || text.contains("lock file \"postmaster.pid\" already exists");
    }

    static DatabaseProblem problem(String what, String text, Cluster cluster) {
        String reason = reason(text).orElse("it gave no reason");
        if (text.contains("No space left on device") || text.contains("Disk quota exceeded")) {
            return new DatabaseProblem(
                    what + ": no space left (" + reason + ")",
                    "free some space; nothing that was committed is lost, and the next start recovers it");
        }
        if (text.contains("Permission denied") || text.contains("wrong ownership")) {
            return new DatabaseProblem(
                    what + ": no permission (" + reason + ")",
                    "run Plumbline as the owner of that folder, or set PLUMBLINE_HOME to a folder of your own");
        }
        return new DatabaseProblem(
                what + ": " + reason, "read " + cluster.log() + "; if the files are damaged, " + cluster.discard());
    }

    /** The gravest line: PANIC before FATAL before ERROR, the first of its kind. */
    private static Optional<String> reason(String text) {
        List<String> words = List.of("PANIC:", "FATAL:", "ERROR:", "initdb: error:", "error:", "Permission denied");
        return words.stream()
                .flatMap(word -> text.lines()
                        .filter(line -> line.contains(word))
                        .map(line -> line.substring(line.indexOf(word) + (word.endsWith(":") ? word.length() : 0)))
                        .limit(1))
                .map(String::strip)
                .findFirst()
                .or(() -> text.lines().filter(line -> !line.isBlank()).max(Comparator.comparingInt(String::length)));
    }
}
