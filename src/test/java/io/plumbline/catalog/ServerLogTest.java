package io.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerLogTest {

    @TempDir
    Path folder;

    @Test
    void quotesTheGravestLine() {
        DatabaseProblem problem = problem("""
                2026-03-01 02:00:00.000 UTC [7] LOG:  starting PostgreSQL
                2026-03-01 02:00:00.001 UTC [7] ERROR:  less
                2026-03-01 02:00:00.002 UTC [7] PANIC:  could not read the control file
                pg_ctl: could not start server
                """);
        assertThat(problem).hasMessage("it does not start: could not read the control file");
        assertThat(problem.action()).contains("postgres.log").contains("move");
    }

    @Test
    void knowsAFullDisk() {
        DatabaseProblem problem = problem("FATAL:  could not write lock file: No space left on device\n");
        assertThat(problem).hasMessageContaining("no space left");
        assertThat(problem.action()).startsWith("free some space");
    }

    @Test
    void knowsAFolderOfSomebodyElse() {
        DatabaseProblem problem = problem("FATAL:  data directory \"/x\" has wrong ownership\n");
        assertThat(problem).hasMessageContaining("no permission");
        assertThat(problem.action()).contains("owner");
    }

    @Test
    void saysSoWhereThereIsNoReason() {
        assertThat(problem("")).hasMessage("it does not start: it gave no reason");
    }

    @Test
    void readsOnlyWhatCameAfterTheMark() throws IOException {
        Path log = Files.writeString(folder.resolve("log"), "FATAL:  old\n");
        long mark = ServerLog.mark(log);
        Files.writeString(log, "FATAL:  old\nFATAL:  new\n");
        assertThat(ServerLog.since(log, mark)).isEqualTo("FATAL:  new\n");
        assertThat(ServerLog.since(folder.resolve("none"), ServerLog.mark(folder.resolve("none"))))
                .isEmpty();
    }

    @Test
    void beginsAnOvergrownLogAnew() throws IOException {
        Path log = Files.write(folder.resolve("log"), new byte[9 << 20]);
        assertThat(ServerLog.mark(log)).isZero();
        assertThat(log).isEmptyFile();
    }

    @Test
    void knowsWhatGoesAwayByWaitingOrByAnotherPort() {
        assertThat(ServerLog.portTaken("could not bind IPv4 address \"127.0.0.1\": Address already in use"))
                .isTrue();
        assertThat(ServerLog.stillEnding("FATAL:  pre-existing shared memory block (key 1) is still in use"))
                .isTrue();
        assertThat(ServerLog.stillEnding("FATAL:  no")).isFalse();
        assertThat(ServerLog.portTaken("FATAL:  no")).isFalse();
    }

    private DatabaseProblem problem(String text) {
        return ServerLog.problem("it does not start", text, new Cluster(folder, new Account("ann", List.of())));
    }
}
