package io.plumbline.catalog;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL 17 below a home folder, shared by all Plumbline processes that use the folder. The first one starts it, the
 * last one stops it. Each user holds {@code users.lock} shared as long as it lives; starting and stopping happen under
 * {@code start.lock}. A server that outlived its users (kill -9) is adopted by the next one; a server that died under
 * its users is started again on the same port. Safe for concurrent use.
 */
final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Map<Path, EmbeddedServer> OPEN = new HashMap<>();
    private static final long CRASH_LOOP_NANOS = 2_000_000_000L;
    private static final int ATTEMPTS = 50;

    private final Path home;
    private final Path db;
    private final Cluster cluster;
    private final Account account;
    private final Binaries binaries;
    private final StartLock user;
    private final String password;
    private int users = 1;
    private int port;
    private long startedAt;

    /** Opens the server of a home folder; each call is answered by one {@link #close()}. */
    static EmbeddedServer open(Path home) {
        synchronized (OPEN) {
            Path key = home.toAbsolutePath().normalize();
            EmbeddedServer open = OPEN.get(key);
            if (open != null) {
                open.users++;
                return open;
            }
            EmbeddedServer opened = start(key);
            OPEN.put(key, opened);
            return opened;
        }
    }

    private static EmbeddedServer start(Path home) {
        Path db = home.resolve("db");
        try {
            Files.createDirectories(db);
            try (StartLock lock = StartLock.exclusive(db.resolve("start.lock"))) {
                return new EmbeddedServer(home, db);
            }
        } catch (AccessDeniedException e) {
            throw new DatabaseProblem(
                    "no permission to write " + e.getFile() + " for the embedded database",
                    "set PLUMBLINE_HOME to a folder you may write to, or set PLUMBLINE_DB_URL to a PostgreSQL server",
                    e);
        } catch (IOException e) {
            throw new DatabaseProblem(
                    "the embedded database in " + db + " cannot be opened: " + reason(e),
                    "check that disk, or set PLUMBLINE_HOME to another folder",
                    e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof FileSystemException file && file.getReason() != null
                ? file.getFile() + ": " + file.getReason()
                : String.valueOf(e.getMessage());
    }

    private EmbeddedServer(Path home, Path db) throws IOException {
        this.home = home;
        this.db = db;
        this.account = Account.current();
        this.cluster = new Cluster(db, account);
        this.binaries = Binaries.install(home.resolve("postgres"));
        this.user = StartLock.shared(db.resolve("users.lock"));
        try {
            this.port = ensureRunning(0);
            this.password = cluster.password();
            this.startedAt = System.nanoTime();
            Accounts.ensure(this::urlOf, password, cluster);
            watch();
        } catch (IOException | RuntimeException e) {
            leave();
            throw e;
        }
    }

    String url() {
        return urlOf(Accounts.NAME);
    }

    String password() {
        return password;
    }

    private String urlOf(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?sslmode=disable";
    }

    /** The port of the running server; starts one where none runs. The caller holds the start lock. */
    private int ensureRunning(int preferredPort) throws IOException {
        Optional<Postmaster> running = Postmaster.of(cluster.data());
        for (int i = 0; i < ATTEMPTS && running.isPresent() && running.get().alive(); i++) {
            if (running.get().port() > 0 && listens(running.get().port())) {
                return running.get().port();
            }
            Pause.millis(100); // starting or stopping
            running = Postmaster.of(cluster.data());
        }
        if (running.isPresent()
                && running.get().process().isPresent()
                && !running.get().alive()) {
            Files.deleteIfExists(cluster.data().resolve("postmaster.pid")); // its number went to another program
        }
        cluster.prepare(binaries);
        return startPostmaster(preferredPort);
    }

    private int startPostmaster(int preferredPort) throws IOException {
        int attempt = preferredPort > 0 ? preferredPort : freePort();
        String output = "";
        for (int i = 0; i < ATTEMPTS; i++) {
            long mark = ServerLog.mark(cluster.log());
            Command.Result result = Command.run(account.command(List.of(
                    binaries.program("pg_ctl").toString(),
                    "--pgdata=" + cluster.data(),
                    "--log=" + cluster.log(),
                    "--options=-p " + attempt,
                    "--timeout=600",
                    "--wait",
                    "start")));
            if (result.exit() == 0) {
                return attempt;
            }
            output = ServerLog.since(cluster.log(), mark) + result.output();
            if (ServerLog.portTaken(output)) {
                attempt = freePort();
            } else if (ServerLog.stillEnding(output)) {
                Pause.millis(200);
            } else {
                break;
            }
        }
        throw ServerLog.problem("the embedded database in " + cluster.data() + " does not start", output, cluster);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (java.net.Socket socket = new java.net.Socket()) {
            socket.connect(new java.net.InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Has {@link #revive()} called when the server's process ends. */
    private void watch() throws IOException {
        @Nullable
        ProcessHandle process =
                Postmaster.of(cluster.data()).flatMap(Postmaster::process).orElse(null);
        if (process != null) {
            process.onExit().thenRun(this::revive);
        }
    }

    private void revive() {
        synchronized (OPEN) {
            if (users == 0) {
                return;
            }
            if (System.nanoTime() - startedAt < CRASH_LOOP_NANOS) {
                LOG.error("The embedded database ended at once after its start; see {}", cluster.log());
                return;
            }
            LOG.warn("The embedded database ended; starting it again");
            try (StartLock lock = StartLock.exclusive(db.resolve("start.lock"))) {
                int now = ensureRunning(port);
                if (now != port) {
                    LOG.error("The embedded database had to move to another port; restart Plumbline");
                }
                startedAt = System.nanoTime();
                watch();
            } catch (IOException | DatabaseProblem e) {
                LOG.error("The embedded database does not start again: {}", e.getMessage());
            }
        }
    }

    /** Uses the server no longer, and stops it where nobody else does. The caller holds the start lock. */
    private void leave() throws IOException {
        user.close();
        if (StartLock.free(db.resolve("users.lock"))) {
            Command.run(account.command(List.of(
                    binaries.program("pg_ctl").toString(),
                    "--pgdata=" + cluster.data(),
                    "--mode=fast",
                    "--timeout=60",
                    "--wait",
                    "stop")));
        }
    }

    /** Stops the server unless another process uses it. */
    @Override
    public void close() {
        synchronized (OPEN) {
            users--;
            if (users > 0) {
                return;
            }
            OPEN.remove(home);
            try (StartLock lock = StartLock.exclusive(db.resolve("start.lock"))) {
                leave();
            } catch (IOException e) {
                LOG.warn("The embedded database was left running: {}", e.getMessage());
            }
        }
    }
}
