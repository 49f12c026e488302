package io.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the embedded server survives, and what it says of what it cannot survive. */
class EmbeddedServerCrashIT {

    @TempDir
    Path folder;

    @Test
    void adoptsTheServerOfAProcessThatWasKilled() throws Exception {
        EmbeddedHome home = EmbeddedHome.used(folder.resolve("home"));
        try (DatabaseUser killed = home.user()) {
            killed.ready();
            killed.ask("insert into t values (2) returning n");
            killed.kill();
        }
        assertThat(home.running()).isTrue();
        long orphan = home.postmaster();
        try (Database database = home.open()) {
            assertThat(home.postmaster()).isEqualTo(orphan);
            assertThat(rows(database)).containsExactly(1, 2);
        }
        assertThat(home.running()).isFalse();
    }

    @Test
    void recoversWhatWasCommittedWhenServerAndProcessWereKilled() throws Exception {
        EmbeddedHome home = EmbeddedHome.used(folder.resolve("home"));
        try (DatabaseUser killed = home.user()) {
            killed.ready();
            killed.ask("insert into t values (2) returning n");
            long postmaster = home.postmaster();
            killed.kill();
            kill(postmaster);
        }
        try (Database database = home.open()) {
            assertThat(rows(database)).containsExactly(1, 2);
        }
    }

    @Test
    void startsAServerAgainThatDiedUnderItsUser() throws Exception {
        EmbeddedHome home = EmbeddedHome.used(folder.resolve("home"));
        try (Database database = home.open()) {
            JdbcClient.create(database.pool()).sql("insert into t values (2)").update();
            long first = home.postmaster();
            Thread.sleep(2200); // a server that dies sooner is not started again
            kill(first);
            await().atMost(Duration.ofSeconds(40)).ignoreExceptions().until(() -> rows(database)
                    .equals(List.of(1, 2)));
            assertThat(home.postmaster()).isNotEqualTo(first);
        }
        assertThat(home.running()).isFalse();
    }

    @Test
    void isNotFooledByAProcessNumberThatWentToAnotherProgram() throws IOException {
        EmbeddedHome home = EmbeddedHome.used(folder.resolve("home"));
        String stale = ProcessHandle.current().pid() + "\n" + home.data() + "\n1795462569\n1\n\n127.0.0.1\n";
        Files.writeString(home.data().resolve("postmaster.pid"), stale);
        try (Database database = home.open()) {
            assertThat(rows(database)).containsExactly(1);
        }
    }

    @Test
    void beginsAgainWhereItsCreationWasCutShort() throws IOException {
        EmbeddedHome home = EmbeddedHome.empty(folder.resolve("home"));
        Path part = home.path().resolve("db/cluster/data.part/base");
        Files.createDirectories(part);
        Files.writeString(part.resolve("1"), "half");
        try (Database database = home.open()) {
            assertThat(database.embedded()).isTrue();
        }
    }

    @Test
    void refusesAFolderOfAnotherMajorVersion() throws IOException {
        EmbeddedHome home = EmbeddedHome.used(folder.resolve("home"));
        Files.writeString(home.data().resolve("PG_VERSION"), "16\n");
        DatabaseProblem problem = problem(home);
        assertThat(problem).hasMessageContaining("was written by PostgreSQL 16; this Plumbline brings PostgreSQL 17");
        assertThat(problem.action())
                .contains("move")
                .contains(home.path().resolve("db").toString());
    }

    @Test
    void quotesPostgresOnDamagedFiles() throws IOException {
        EmbeddedHome home = EmbeddedHome.used(folder.resolve("home"));
        Files.write(home.data().resolve("global/pg_control"), new byte[8192]);
        DatabaseProblem problem = problem(home);
        assertThat(problem).hasMessageContaining("does not start: ").hasMessageNotContaining("\n");
        assertThat(problem.getMessage()).containsAnyOf("control file", "incompatible");
        assertThat(problem.action()).contains("postgres.log");
    }

    @Test
    void namesTheMissingPasswordAndTheWrongOne() throws IOException {
        EmbeddedHome home = EmbeddedHome.used(folder.resolve("home"));
        Path secret = home.path().resolve("db/password");
        Files.writeString(secret, "wrong\n");
        assertThat(problem(home)).hasMessageContaining("does not accept the password");
        assertThat(home.running()).as("the server that was started for nothing").isFalse();
        Files.delete(secret);
        assertThat(problem(home)).hasMessageContaining("password is missing");
    }

    @Test
    void namesTheFolderThatCannotBeWritten() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "no folder");
        assertThat(problem(new EmbeddedHome(file))).hasMessageContaining(file.toString());
    }

    @Test
    void failsOnceAndNotForGood() throws IOException {
        EmbeddedHome home = EmbeddedHome.used(folder.resolve("home"));
        Files.writeString(home.data().resolve("PG_VERSION"), "16\n");
        assertThatThrownBy(home::open).isInstanceOf(DatabaseProblem.class);
        Files.writeString(home.data().resolve("PG_VERSION"), "17\n");
        try (Database database = home.open()) {
            assertThat(rows(database)).containsExactly(1);
        }
    }

    private static DatabaseProblem problem(EmbeddedHome home) {
        return catchThrowableOfType(DatabaseProblem.class, home::open);
    }

    private static List<Integer> rows(Database database) {
        return JdbcClient.create(database.pool())
                .sql("select n from t order by n")
                .query(Integer.class)
                .list();
    }

    private static void kill(long pid) throws Exception {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroyForcibly();
        process.onExit().get();
    }
}
