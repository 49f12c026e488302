package io.plumbline.deliver.email;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * An SMTP server that talks TLS from the start, or offers STARTTLS (RFC 3207); one connection at a time. Its certificate is
 * made for {@code localhost} by the JDK's own keytool.
 */
final class TlsServer implements AutoCloseable {

    /** What was said, commands and mail, each line with {@code plain} or {@code tls} before it. */
    final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    private static final String PASSWORD = "changeit";

    private final KeyStore keys;
    private final ServerSocket listening;
    private final SSLContext context;

    TlsServer(Path folder, boolean fromTheStart) throws Exception {
        keys = keys(folder);
        KeyManagerFactory mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        mine.init(keys, PASSWORD.toCharArray());
        context = SSLContext.getInstance("TLS");
        context.init(mine.getKeyManagers(), null, null);
        InetAddress here = InetAddress.getByName("localhost");
        listening = fromTheStart
                ? context.getServerSocketFactory().createServerSocket(0, 5, here)
                : new ServerSocket(0, 5, here);
        Thread thread = new Thread(this::serve, "tls-server");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return listening.getLocalPort();
    }

    /** A context that trusts this server and nobody else. */
    SSLContext trusting() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("server", keys.getCertificate("server"));
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext trusting = SSLContext.getInstance("TLS");
        trusting.init(null, trust.getTrustManagers(), null);
        return trusting;
    }

    private static KeyStore keys(Path folder) throws Exception {
        Path store = folder.resolve("server.p12");
        if (!Files.exists(store)) {
            Process made = new ProcessBuilder((Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    + " -genkeypair -alias server -keyalg EC -dname CN=localhost -ext san=dns:localhost"
                                    + " -validity 2 -storetype PKCS12 -storepass " + PASSWORD + " -keystore " + store)
                            .split(" "))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (made.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        return keys;
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket socket = listening.accept()) {
                talk(socket);
            } catch (IOException e) {
                heard.add("failed " + e.getMessage());
            }
        }
    }

    private void talk(Socket plain) throws IOException {
        Socket socket = plain;
        say(socket, "220 ready");
        BufferedReader in = reader(socket);
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            heard.add((socket instanceof SSLSocket ? "tls " : "plain ") + line);
            String command = line.toUpperCase(Locale.ROOT);
            if (data) {
                data = !line.equals(".");
                if (!data) {
                    say(socket, "250 taken");
                }
            } else if (command.startsWith("EHLO")) {
                say(
                        socket,
                        socket instanceof SSLSocket
                                ? "250-localhost\r\n250 AUTH PLAIN LOGIN"
                                : "250-localhost\r\n250 STARTTLS");
            } else if (command.equals("STARTTLS")) {
                say(socket, "220 go");
                SSLSocket tls =
                        (SSLSocket) context.getSocketFactory().createSocket(plain, null, plain.getPort(), false);
                tls.setUseClientMode(false);
                socket = tls;
                in = reader(socket);
            } else if (command.startsWith("AUTH")) {
                say(socket, "235 in");
            } else if (command.equals("DATA")) {
                data = true;
                say(socket, "354 go on");
            } else if (command.equals("QUIT")) {
                say(socket, "221 bye");
                return;
            } else {
                say(socket, "250 fine");
            }
        }
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void say(Socket socket, String line) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }
}
