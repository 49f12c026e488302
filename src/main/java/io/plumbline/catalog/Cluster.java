package io.plumbline.catalog;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.springframework.util.FileSystemUtils;

/**
 * The data folder of the embedded server and what belongs beside it: {@code db/password} (mode 0600),
 * {@code db/cluster/data}, {@code db/cluster/postgres.log}. Callers hold the start lock.
 */
final class Cluster {

    /** An empty cluster takes 40 MB, its write-ahead log up to 256 MB more. */
    private static final long SPACE_TO_CREATE = 400L << 20;

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Durable and modest: nothing listens outside this machine, and parallel workers would need more than /dev/shm. */
    private static final String SETTINGS = """
            # Written by Plumbline at each start.
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            password_encryption = 'scram-sha-256'
            max_connections = 60
            shared_buffers = '64MB'
            maintenance_work_mem = '64MB'
            max_parallel_workers_per_gather = 0
            max_parallel_maintenance_workers = 0
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            wal_level = 'minimal'
            max_wal_senders = 0
            max_wal_size = '256MB'
            tcp_keepalives_idle = 60
            log_min_error_statement = 'panic'
            log_checkpoints = off
            timezone = 'UTC'
            log_timezone = 'UTC'
            lc_messages = 'C'
            """;

    private static final String ACCESS = """
            # Written by Plumbline at each start.
            host all all 127.0.0.1/32 scram-sha-256
            """;

    private final Path folder;
    private final Account account;

    Cluster(Path db, Account account) {
        this.folder = db;
        this.account = account;
    }

    Path data() {
        return folder.resolve("cluster/data");
    }

    Path log() {
        return folder.resolve("cluster/postgres.log");
    }

    /** Creates the cluster where there is none, checks the one that is there, and writes its settings. */
    void prepare(Binaries binaries) throws IOException {
        Files.createDirectories(folder.resolve("cluster"));
        if (!Files.exists(data())) {
            create(binaries);
        }
        account.own(folder.resolve("cluster"));
        checkVersion();
        write(data().resolve("postgresql.conf"), SETTINGS);
        write(data().resolve("pg_hba.conf"), ACCESS);
    }

    /**
     * The password of both accounts.
     *
     * @throws DatabaseProblem where a cluster is there without it
     */
    String password() throws IOException {
        Path file = folder.resolve("password");
        if (!Files.exists(file)) {
            throw new DatabaseProblem(
                    file + " is missing, and without it nobody can open " + data(),
                    "restore the file, or " + discard());
        }
        return Files.readString(file).strip();
    }

    /** What to do with a data folder that cannot be used any more. */
    String discard() {
        return "move " + folder + " away: the next run builds a new one (the history of runs stays in the old one)";
    }

    private void create(Binaries binaries) throws IOException {
        long usable = Files.getFileStore(folder).getUsableSpace();
        if (usable < SPACE_TO_CREATE) {
            throw new DatabaseProblem(
                    "no space left for the database: " + folder + " has " + (usable >> 20) + " MB free, "
                            + (SPACE_TO_CREATE >> 20) + " MB are needed",
                    "free some space, or set PLUMBLINE_HOME to a folder on a larger disk");
        }
        if (!Files.exists(folder.resolve("password"))) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Path part = Files.createTempFile(folder, "password", ".part", OWNER_ONLY);
            Files.writeString(part, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
            Files.move(part, folder.resolve("password"), StandardCopyOption.ATOMIC_MOVE);
        }
        Path part = folder.resolve("cluster/data.part");
        Path secret = folder.resolve("cluster/initdb.password");
        FileSystemUtils.deleteRecursively(part);
        Files.deleteIfExists(secret);
        try {
            Files.createFile(secret, OWNER_ONLY);
            Files.writeString(secret, password());
            Files.createDirectory(part);
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx------"));
            own(secret);
            initialise(binaries, part, secret);
            Files.move(part, data(), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(secret);
        }
    }

    /** The folder itself included, so that the account may create files in it. */
    private void own(Path secret) throws IOException {
        account.own(secret);
        account.own(secret.resolveSibling("data.part"));
        account.own(folder.resolve("cluster"));
    }

    private void initialise(Binaries binaries, Path target, Path secret) throws IOException {
        List<String> version = List.of(binaries.program("postgres").toString(), "--version");
        Command.Result reach = Command.run(account.command(version));
        if (reach.exit() != 0) {
            throw new DatabaseProblem(
                    "PostgreSQL's programs do not run as " + account.name() + ": " + firstLine(reach.output()),
                    "run Plumbline as an ordinary user, or set PLUMBLINE_HOME to a folder every account may enter, or"
                            + " set PLUMBLINE_DB_URL to a PostgreSQL server");
        }
        Command.Result result = Command.run(account.command(List.of(
                binaries.program("initdb").toString(),
                "--pgdata=" + target,
                "--username=postgres",
                "--auth=scram-sha-256",
                "--pwfile=" + secret,
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--data-checksums")));
        if (result.exit() != 0) {
            throw ServerLog.problem("the database cannot be created in " + folder, result.output(), this);
        }
    }

    private void checkVersion() throws IOException {
        Path file = data().resolve("PG_VERSION");
        String found;
        try {
            found = Files.readString(file).strip();
        } catch (AccessDeniedException e) {
            throw new DatabaseProblem(
                    data() + " belongs to another account (" + Files.getOwner(data()) + ")",
                    "run Plumbline as that account, or set PLUMBLINE_HOME to a folder of your own",
                    e);
        } catch (java.nio.file.NoSuchFileException e) {
            throw new DatabaseProblem(data() + " holds no PostgreSQL cluster: PG_VERSION is missing", discard(), e);
        }
        if (!found.equals(Integer.toString(Binaries.MAJOR))) {
            throw new DatabaseProblem(
                    data() + " was written by PostgreSQL " + found + "; this Plumbline brings PostgreSQL "
                            + Binaries.MAJOR,
                    discard());
        }
    }

    private void write(Path file, String text) throws IOException {
        if (Files.exists(file) && Files.readString(file).equals(text)) {
            return;
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(part, text);
        Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rw-------"));
        account.own(part);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("no reason given");
    }
}
