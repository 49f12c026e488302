package io.plumbline.crawl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.job.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.List;
import org.apache.sshd.common.config.keys.PublicKeyEntry;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.Environment;
import org.apache.sshd.server.ExitCallback;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.channel.ChannelSession;
import org.apache.sshd.server.command.Command;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.UploadPack;
import org.eclipse.jgit.transport.sshd.SshdSessionFactoryBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetches from a real SSH server that lets one key in. */
class SshMirrorTest {

    @TempDir
    Path temp;

    private final SshServer server = SshServer.setUpDefaultServer();
    private final SshSessionFactory usual = SshSessionFactory.getInstance();
    private TestRepository remote;
    private String commit;

    @BeforeEach
    void start() throws Exception {
        remote = TestRepository.in(temp.resolve("remote"));
        commit = remote.write("a.sql", "select 1").commit("One");
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        KeyPair host = keys.generateKeyPair();
        KeyPair person = keys.generateKeyPair();
        server.setHost("127.0.0.1");
        server.setKeyPairProvider(KeyPairProvider.wrap(host));
        server.setPublickeyAuthenticator((user, key, session) -> key.equals(person.getPublic()));
        server.setCommandFactory((channel, command) -> new Upload(remote.git.getRepository()));
        server.start();
        Path ssh = Files.createDirectories(temp.resolve("person/.ssh"));
        Files.writeString(
                ssh.resolve("known_hosts"),
                "[127.0.0.1]:" + server.getPort() + " " + PublicKeyEntry.toString(host.getPublic()) + "\n");
        SshSessionFactory.setInstance(new SshdSessionFactoryBuilder()
                .setHomeDirectory(temp.resolve("person").toFile())
                .setSshDirectory(ssh.toFile())
                .setDefaultKeysProvider(folder -> List.of(person))
                .build(null));
    }

    @AfterEach
    void stop() throws IOException {
        SshSessionFactory.setInstance(usual);
        server.stop(true);
        remote.close();
    }

    private Repository update() throws IOException {
        GitUrl url = GitUrl.parse("shop", "ssh://git@127.0.0.1:" + server.getPort() + "/shop.git");
        return new Mirror(temp.resolve("home"), "shop", url, Duration.ofSeconds(20)).update(null);
    }

    @Test
    void aKnownHostIsFetchedWithThePersonsKey() throws Exception {
        try (Repository repository = update()) {
            assertThat(Repositories.commit(repository, "it", "HEAD").name()).isEqualTo(commit);
        }
    }

    @Test
    void anUnknownHostKeyIsRefused() throws Exception {
        Files.writeString(temp.resolve("person/.ssh/known_hosts"), "");
        assertThatThrownBy(this::update)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("a host key that this machine does not know");
    }

    @Test
    void aKeyThatTheServerDoesNotKnowIsRefused() {
        server.setPublickeyAuthenticator((user, key, session) -> false);
        assertThatThrownBy(this::update)
                .isInstanceOf(UserError.class)
                .hasMessageContaining("refuses to be read with the credentials given");
    }

    /** Answers every command by uploading the repository. */
    private static final class Upload implements Command, Runnable {

        private final Repository repository;
        private InputStream in = InputStream.nullInputStream();
        private OutputStream out = OutputStream.nullOutputStream();
        private OutputStream err = OutputStream.nullOutputStream();
        private ExitCallback exit = (code, message, close) -> {};

        Upload(Repository repository) {
            this.repository = repository;
        }

        @Override
        public void setInputStream(InputStream stream) {
            in = stream;
        }

        @Override
        public void setOutputStream(OutputStream stream) {
            out = stream;
        }

        @Override
        public void setErrorStream(OutputStream stream) {
            err = stream;
        }

        @Override
        public void setExitCallback(ExitCallback callback) {
            exit = callback;
        }

        @Override
        public void start(ChannelSession channel, Environment environment) {
            new Thread(this, "upload").start();
        }

        @Override
        public void run() {
            try {
                new UploadPack(repository).upload(in, out, err);
                exit.onExit(0);
            } catch (IOException e) {
                exit.onExit(1);
            }
        }

        @Override
        public void destroy(ChannelSession channel) {
            // the thread ends with the upload
        }
    }
}
