package io.plumbline.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plumbline.job.UserError;
import io.plumbline.model.Gap;
import io.plumbline.model.Readiness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetches from a real server that speaks Git over HTTP. */
class HttpMirrorTest {

    private static final String TOKEN = "t0ken-of-anna";

    @TempDir
    Path temp;

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private TestRepository remote;
    private HttpServer server;
    private String commit;

    @BeforeEach
    void start() throws Exception {
        remote = TestRepository.in(temp.resolve("remote"));
        commit = remote.write("a.sql", "select 1").commit("One");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/open.git", this::git);
        server.createContext("/closed.git", exchange -> {
            String expected =
                    "Basic " + Base64.getEncoder().encodeToString(("oauth2:" + TOKEN).getBytes(StandardCharsets.UTF_8));
            if (expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                git(exchange);
            } else {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
                answer(exchange, 401, "text/plain", new byte[0]);
            }
        });
        server.createContext("/moved.git", exchange -> {
            String to = "/open.git" + exchange.getRequestURI().toString().substring("/moved.git".length());
            exchange.getResponseHeaders().add("Location", to);
            answer(exchange, 302, "text/plain", new byte[0]);
        });
        server.createContext("/slow.git", exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
        remote.close();
    }

    private void git(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        UploadPack upload = new UploadPack(remote.git.getRepository());
        upload.setBiDirectionalPipe(false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (exchange.getRequestMethod().equals("GET")) {
            PacketLineOut lines = new PacketLineOut(out);
            lines.writeString("# service=git-upload-pack\n");
            lines.end();
            upload.sendAdvertisedRefs(new RefAdvertiser.PacketLineOutRefAdvertiser(lines));
            answer(exchange, 200, "application/x-git-upload-pack-advertisement", out.toByteArray());
        } else {
            boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            var body = packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody();
            upload.upload(body, out, null);
            answer(exchange, 200, "application/x-git-upload-pack-result", out.toByteArray());
        }
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private Repository update(String name, CredentialsProvider credentials) throws IOException {
        String address = "http://localhost:" + server.getAddress().getPort() + "/" + name;
        GitUrl url = new GitUrl(address, "localhost", null, false);
        return new Mirror(temp.resolve("home"), "shop", url, Duration.ofSeconds(3)).update(credentials);
    }

    private void fails(String name, CredentialsProvider credentials, String... parts) {
        assertThatThrownBy(() -> update(name, credentials)).isInstanceOfSatisfying(UserError.class, error -> {
            assertThat(error.kind()).isEqualTo(UserError.Kind.SOURCE);
            assertThat(error.getMessage() + " " + error.action())
                    .contains(parts)
                    .doesNotContain(TOKEN);
        });
    }

    @Test
    void anOpenRepositoryIsFetched() throws Exception {
        try (Repository repository = update("open.git", null)) {
            assertThat(Repositories.commit(repository, "it", "HEAD").name()).isEqualTo(commit);
        }
    }

    @Test
    void anUnchangedRepositoryIsAskedAndNotFetchedAgain() throws Exception {
        update("open.git", null).close();
        asked.clear();
        update("open.git", null).close();
        assertThat(asked).hasSize(1).allMatch(path -> path.contains("/info/refs"));
    }

    @Test
    void aTokenOpensAClosedRepositoryAndIsStoredNowhere() throws Exception {
        var token = new UsernamePasswordCredentialsProvider("oauth2", TOKEN);
        try (Repository repository = update("closed.git", token)) {
            assertThat(Repositories.commit(repository, "it", "HEAD").name()).isEqualTo(commit);
        }
        try (Stream<Path> files = Files.walk(temp.resolve("home"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(TOKEN);
            }
        }
    }

    @Test
    void aMissingOrWrongTokenIsSaidSo() {
        fails("closed.git", null, "credentials", "token: ${GIT_TOKEN}");
        fails("closed.git", new UsernamePasswordCredentialsProvider("oauth2", TOKEN + "x"), "credentials");
    }

    @Test
    void aRepositoryThatIsNotThereIsSaidSo() {
        fails("none.git", null, "is no repository");
    }

    @Test
    void noRedirectIsFollowed() {
        fails("moved.git", null, "redirects elsewhere");
        assertThat(asked).isEmpty();
    }

    private Readiness look(String name, CredentialsProvider credentials, String ref) {
        String address = "http://localhost:" + server.getAddress().getPort() + "/" + name;
        return new Remote("shop", new GitUrl(address, "localhost", null, false), Duration.ofSeconds(3))
                .look(credentials, ref);
    }

    @Test
    void aLookTellsTheCommitAndFetchesNothing() {
        for (String ref : List.of("HEAD", "main")) {
            assertThat(look("open.git", null, ref).facts())
                    .contains(
                            new Readiness.Fact("branches", "1"), new Readiness.Fact("commit", commit.substring(0, 10)));
        }
        assertThat(asked).allMatch(path -> path.contains("/info/refs"));
        assertThat(temp.resolve("home")).doesNotExist();
        assertThat(look("open.git", null, "0123abcd").gaps())
                .extracting(Gap::what)
                .containsExactly("commit 0123abcd");
        assertThatThrownBy(() -> look("open.git", null, "mian"))
                .hasMessageContaining("has no \"mian\"; expected a branch, tag or commit");
    }

    @Test
    void aLookIsRefusedAsAFetchIsAndFollowsNoRedirect() {
        assertThatThrownBy(() -> look("closed.git", null, "HEAD")).hasMessageContaining("credentials");
        assertThatThrownBy(() -> look("none.git", null, "HEAD")).hasMessageContaining("is no repository");
        asked.clear();
        assertThatThrownBy(() -> look("moved.git", null, "HEAD")).hasMessageContaining("redirects elsewhere");
        assertThat(asked).isEmpty();
    }

    @Test
    void aSubmoduleIsNeverAsked() throws Exception {
        List<String> inner = new CopyOnWriteArrayList<>();
        server.createContext("/inner.git", exchange -> {
            inner.add(exchange.getRequestURI().toString());
            git(exchange);
        });
        String address = "http://localhost:" + server.getAddress().getPort() + "/inner.git";
        TreeFormatter tree = new TreeFormatter();
        tree.append(
                ".gitmodules",
                FileMode.REGULAR_FILE,
                remote.blob("[submodule \"sub\"]\n\tpath = sub\n\turl = " + address
                        + "\n\tfetchRecurseSubmodules = true\n"));
        tree.append("sub", FileMode.GITLINK, ObjectId.fromString(commit));
        String pinned = remote.commit(remote.tree(tree));
        try (Repository repository = update("open.git", null)) {
            assertThat(Repositories.commit(repository, "it", "HEAD").name()).isEqualTo(pinned);
        }
        update("open.git", null).close();
        assertThat(asked).isNotEmpty();
        assertThat(inner).isEmpty();
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() {
        long start = System.nanoTime();
        fails("slow.git", null, "did not answer in time");
        assertThat(System.nanoTime() - start).isLessThan(30_000_000_000L);
    }
}
