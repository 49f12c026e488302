package io.plumbline.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** Home folders for tests of the embedded server; its programs are unpacked once for all of them. */
public record EmbeddedHome(Path path) {

    /** The home that all tests of this JVM share. */
    static final Path SHARED = Path.of("target", System.getProperty("plumbline.test.home", "test-home"));

    private static final Path PROGRAMS = SHARED.resolve("postgres");
    private static final Path USED = SHARED.resolveSibling(SHARED.getFileName() + "-used");

    /** A home without a database. */
    public static EmbeddedHome empty(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.createDirectories(PROGRAMS);
        Binaries.install(PROGRAMS);
        copy(PROGRAMS, folder);
        return new EmbeddedHome(folder);
    }

    /** A home as it is after a first run that left a table {@code t} with the row 1. */
    static EmbeddedHome used(Path folder) throws IOException {
        if (!Files.exists(USED)) {
            Path part = USED.resolveSibling(USED.getFileName() + ".part");
            FileSystemUtils.deleteRecursively(part);
            try (Database database = empty(part).open()) {
                JdbcClient jdbc = JdbcClient.create(database.pool());
                jdbc.sql("create table t (n int)").update();
                jdbc.sql("insert into t values (1)").update();
            }
            Files.move(part, USED);
        }
        Files.createDirectories(folder);
        copy(USED.resolve("postgres"), folder);
        run(List.of("cp", "-a", USED.resolve("db").toString(), folder.toString()));
        return new EmbeddedHome(folder);
    }

    /** Programs are never written, so links do. */
    private static void copy(Path programs, Path folder) throws IOException {
        List<String> links = List.of("cp", "-al", programs.toString(), folder.toString());
        if (!Command.succeeds(links)) {
            run(List.of("cp", "-a", programs.toString(), folder.toString()));
        }
    }

    private static void run(List<String> line) throws IOException {
        Command.Result result = Command.run(line);
        if (result.exit() != 0) {
            throw new IOException(result.output());
        }
    }

    Database open() {
        return Database.open(Map.of("PLUMBLINE_HOME", path.toString())::get);
    }

    Path data() {
        return path.resolve("db/cluster/data");
    }

    DatabaseUser user(String... prefix) throws IOException {
        return DatabaseUser.start(path, Map.of(), List.of(prefix));
    }

    long postmaster() throws IOException {
        return Postmaster.of(data()).orElseThrow().pid();
    }

    boolean running() throws IOException {
        return Postmaster.of(data()).isPresent();
    }
}
