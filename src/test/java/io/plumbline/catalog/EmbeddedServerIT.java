package io.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The embedded server in good days; {@link EmbeddedServerCrashIT} has the bad ones. */
class EmbeddedServerIT {

    @TempDir
    Path folder;

    @Test
    void keepsItsRowsFromRunToRunAndLeavesNoServerBehind() throws IOException {
        EmbeddedHome home = EmbeddedHome.empty(folder.resolve("home"));
        try (Database database = home.open()) {
            JdbcClient jdbc = JdbcClient.create(database.pool());
            assertThat(database.embedded()).isTrue();
            jdbc.sql("create table t (n int)").update();
            jdbc.sql("insert into t values (7)").update();
            assertThat(home.running()).isTrue();
        }
        assertThat(home.running()).isFalse();
        try (Database database = home.open()) {
            assertThat(JdbcClient.create(database.pool())
                            .sql("select n from t")
                            .query(Integer.class)
                            .list())
                    .containsExactly(7);
        }
    }

    @Test
    void isDurableAndWorksAsAnOrdinaryAccount() throws IOException {
        try (Database database = EmbeddedHome.used(folder.resolve("home")).open()) {
            JdbcClient jdbc = JdbcClient.create(database.pool());
            Map<String, String> expected = Map.of(
                    "fsync", "on",
                    "synchronous_commit", "on",
                    "full_page_writes", "on",
                    "data_checksums", "on",
                    "listen_addresses", "127.0.0.1",
                    "is_superuser", "off",
                    "server_encoding", "UTF8",
                    "TimeZone", "UTC");
            expected.forEach((name, value) -> assertThat(jdbc.sql("select current_setting(?)")
                            .param(name)
                            .query(String.class)
                            .single())
                    .as(name)
                    .isEqualTo(
                            name.equals("TimeZone")
                                    ? java.util.TimeZone.getDefault().getID()
                                    : value));
            assertThatThrownBy(() -> jdbc.sql("copy t to program 'true'").update())
                    .rootCause()
                    .hasMessageContaining("permission");
        }
    }

    @Test
    void letsNobodyInWithoutThePassword() throws IOException {
        EmbeddedHome home = EmbeddedHome.used(folder.resolve("home"));
        Path secret = home.path().resolve("db/password");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThat(Files.readString(secret).strip()).hasSize(32);
        try (Database database = home.open()) {
            int port = Postmaster.of(home.data()).orElseThrow().port();
            for (String user : List.of("plumbline", "postgres")) {
                assertThatThrownBy(() -> DriverManager.getConnection(
                                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", user, "wrong"))
                        .hasMessageContaining("password authentication failed");
            }
            assertThat(database.embedded()).isTrue();
        }
        try (Stream<Path> left = Files.walk(home.path().resolve("db"), 2)) {
            assertThat(left.filter(file -> file.getFileName().toString().contains("initdb")))
                    .as("the password's copy for initdb")
                    .isEmpty();
        }
    }

    @Test
    void isSharedByTwoUsersInOneProcess() throws IOException {
        EmbeddedHome home = EmbeddedHome.used(folder.resolve("home"));
        Database first = home.open();
        try (Database second = home.open()) {
            first.close();
            assertThat(JdbcClient.create(second.pool())
                            .sql("select count(*) from t")
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
        }
        assertThat(home.running()).isFalse();
    }

    @Test
    void isSharedByProcessesThatStartAtOnceAndStoppedByTheLast() throws Exception {
        EmbeddedHome home = EmbeddedHome.empty(folder.resolve("home"));
        try (DatabaseUser one = home.user();
                DatabaseUser two = home.user();
                DatabaseUser three = home.user()) {
            int port = one.ready();
            assertThat(List.of(two.ready(), three.ready())).containsOnly(port);
            one.close();
            two.kill();
            assertThat(three.ask("select 41 + 1")).isEqualTo("[42]");
            assertThat(home.running()).isTrue();
        }
        assertThat(home.running()).isFalse();
    }

    @Test
    void doesNotCareForTheCallersLocale() throws Exception {
        EmbeddedHome home = EmbeddedHome.empty(folder.resolve("ho me"));
        Map<String, String> odd = Map.of("LANG", "xx_YY.UTF-8", "LC_ALL", "no such", "PGPORT", "1", "PGDATA", "/none");
        try (DatabaseUser user = DatabaseUser.start(home.path(), odd, List.of())) {
            user.ready();
            assertThat(user.ask("select upper('ü') || lower('É') || length('日本')"))
                    .isEqualTo("[ÜÉ2]".replace('É', 'é'));
        }
    }

    @Test
    void startsInLessThanASecondOnceItIsThere() throws IOException {
        EmbeddedHome home = EmbeddedHome.used(folder.resolve("home"));
        home.open().close();
        long began = System.nanoTime();
        try (Database database = home.open()) {
            JdbcClient.create(database.pool())
                    .sql("select 1")
                    .query(Integer.class)
                    .single();
        }
        assertThat((System.nanoTime() - began) / 1_000_000)
                .as("milliseconds, on a busy machine")
                .isLessThan(5000);
    }
}
