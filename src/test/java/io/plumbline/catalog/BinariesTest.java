package io.plumbline.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinariesTest {

    @TempDir
    Path folder;

    @Test
    void knowsTheArchiveOfEachPlatform() {
        assertThat(Binaries.archive("Linux", "amd64")).isEqualTo("postgres-linux-x86_64.txz");
        assertThat(Binaries.archive("Linux", "aarch64")).isEqualTo("postgres-linux-arm_64.txz");
        assertThat(Binaries.archive("Mac OS X", "aarch64")).isEqualTo("postgres-darwin-arm_64.txz");
        assertThat(Binaries.archive("Windows 11", "amd64")).isEqualTo("postgres-windows-x86_64.txz");
    }

    @Test
    void unpacksProgramsThatRunAndUnpacksThemOnce() throws IOException {
        Path half = Files.createDirectories(folder.resolve("17-cut-short.part"));
        Path program = Binaries.install(folder).program("postgres");
        Command.Result version = Command.run(java.util.List.of(program.toString(), "--version"));
        assertThat(version.exit()).isZero();
        assertThat(version.output()).startsWith("postgres (PostgreSQL) 17.");
        Object first = Files.getAttribute(program, "unix:ctime");
        assertThat(Binaries.install(folder).program("postgres")).isEqualTo(program);
        assertThat(Files.getAttribute(program, "unix:ctime")).isEqualTo(first);
        assertThat(half).exists();
    }

    @Test
    void aProgramThatIsNotThereEndsAsInAShell() {
        assertThat(Command.run(java.util.List.of("no-such-program-at-all")).exit())
                .isEqualTo(127);
    }

    @Test
    void readsTheServersProcessFileAndNothingElse() throws IOException {
        assertThat(Postmaster.of(folder)).isEmpty();
        Files.writeString(folder.resolve("postmaster.pid"), "no number\n");
        assertThat(Postmaster.of(folder)).isEmpty();
        Files.writeString(folder.resolve("postmaster.pid"), "12\n/data\n1\n5433\n\n127.0.0.1\n");
        assertThat(Postmaster.of(folder)).contains(new Postmaster(12, 5433));
        Files.writeString(folder.resolve("postmaster.pid"), "12\n");
        assertThat(Postmaster.of(folder)).contains(new Postmaster(12, 0));
    }
}
