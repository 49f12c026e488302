package io.plumbline.deliver.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.plumbline.deliver.DeliveryChannel;
import io.plumbline.deliver.Reports;
import io.plumbline.job.DeliverySpec;
import io.plumbline.job.UserError;
import io.plumbline.model.Readiness.Fact;
import io.plumbline.report.RenderedReports;
import jakarta.mail.BodyPart;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against servers on real sockets; the default TLS context is exchanged while one of their certificates is to be trusted. */
@Isolated
class EmailChannelTest {

    private static final DeliveryChannel CHANNEL = Reports.channel("email");
    private static final SSLContext DEFAULT = defaultContext();

    @TempDir
    static Path folder;

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP).dynamicPort());

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        SSLContext.setDefault(DEFAULT);
    }

    @Test
    void sendsATextAnHtmlPartAndTheWholeReport() throws Exception {
        String where =
                CHANNEL.deliver(spec(Map.of("to", List.of("a@example.com", "Bo <b@example.com>"))), reports("gap"));
        assertThat(where).isEqualTo("a@example.com, b@example.com");
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(mail.getSubject()).isEqualTo("Shop 2026-11-23: Nothing was audited: no dbt model was found.");
        assertThat(mail.getFrom()[0]).hasToString("plumbline@example.com");
        assertThat(mail.getAllRecipients()).hasSize(2);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getContentType()).startsWith("multipart/mixed");
        Part text = find(mail, "text/plain");
        Part html = find(mail, "text/html");
        assertThat(text.getContent().toString())
                .contains("Nothing was audited")
                .contains("The whole report is attached");
        assertThat(html.getContent().toString())
                .contains("<table")
                .doesNotContain("<script")
                .doesNotContain("<style");
        Part attached = find(mail, "attachment");
        assertThat(attached.getFileName()).isEqualTo("report-nightly-2026-11-23.html");
        assertThat(new String(attached.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(new String(reports("gap").file("html").orElseThrow().content(), StandardCharsets.UTF_8));
    }

    @Test
    void rendersThePageForTheAttachmentWhereTheJobDoesNotWriteIt() throws Exception {
        CHANNEL.deliver(spec(Map.of()), new RenderedReports(reports("gap").report(), List.of()));
        assertThat(find(server.getReceivedMessages()[0], "attachment").getFileName())
                .endsWith(".html");
    }

    @Test
    void zipsALargeReport() throws Exception {
        byte[] large = "<p>row</p>\n".repeat(300_000).getBytes(StandardCharsets.UTF_8);
        CHANNEL.deliver(
                spec(Map.of()),
                new RenderedReports(
                        reports("gap").report(),
                        List.of(new RenderedReports.File("html", "index.html", "text/html", large))));
        Part attached = find(server.getReceivedMessages()[0], "attachment");
        assertThat(attached.getFileName()).isEqualTo("report-nightly-2026-11-23.zip");
        try (ZipInputStream zip = new ZipInputStream(
                new ByteArrayInputStream(attached.getInputStream().readAllBytes()))) {
            assertThat(zip.getNextEntry().getName()).isEqualTo("report-nightly-2026-11-23.html");
            assertThat(zip.readAllBytes()).isEqualTo(large);
        }
    }

    @Test
    void signsInWhereTheServerAsksForIt() {
        server.setUser("plumbline@example.com", "plumbline", "right");
        CHANNEL.deliver(spec(Map.of("user", "plumbline", "password", "right")), reports("gap"));
        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aLookLogsInAndSendsNothing() {
        server.setUser("plumbline@example.com", "plumbline", "right");
        assertThat(CHANNEL.examine(spec(Map.of("user", "plumbline", "password", "right")))
                        .facts())
                .contains(new Fact("recipients", "1"));
        assertThat(server.getReceivedMessages()).isEmpty();
        assertThatThrownBy(() -> CHANNEL.examine(spec(Map.of("user", "plumbline", "password", "wrong-one"))))
                .isInstanceOf(UserError.class)
                .hasMessageEndingWith("refused user 'plumbline'");
        DeliverySpec gone = spec(Map.of());
        server.stop();
        assertThatThrownBy(() -> CHANNEL.examine(gone))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("does not answer as it should");
    }

    @Test
    void saysWhoWasRefusedAndNotThePassword() {
        server.setUser("plumbline@example.com", "plumbline", "right");
        assertThatThrownBy(() ->
                        CHANNEL.deliver(spec(Map.of("user", "plumbline", "password", "wrong-one")), reports("gap")))
                .isInstanceOfSatisfying(UserError.class, e -> {
                    assertThat(e.kind()).isEqualTo(UserError.Kind.SOURCE);
                    assertThat(e.getMessage())
                            .endsWith("refused user 'plumbline'")
                            .doesNotContain("wrong-one");
                });
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void sendsOverTls() throws Exception {
        try (TlsServer tls = new TlsServer(folder, true)) {
            SSLContext.setDefault(tls.trusting());
            CHANNEL.deliver(spec(Map.of("tls", "ssl", "port", tls.port())), reports("gap"));
            assertThat(tls.heard).allMatch(l -> l.startsWith("tls")).contains("tls .");
        }
    }

    @Test
    void refusesACertificateOfAnotherHost() throws Exception {
        try (TlsServer tls = new TlsServer(folder, true)) {
            SSLContext.setDefault(tls.trusting());
            assertThatThrownBy(() -> CHANNEL.deliver(
                            spec(Map.of("tls", "ssl", "port", tls.port(), "host", "127.0.0.1")), reports("gap")))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("No subject alternative names matching IP address 127.0.0.1");
        }
    }

    @Test
    void refusesACertificateNobodySigned() throws Exception {
        try (TlsServer tls = new TlsServer(folder, true)) {
            assertThatThrownBy(() -> CHANNEL.deliver(spec(Map.of("tls", "ssl", "port", tls.port())), reports("gap")))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("certification path");
        }
    }

    @Test
    void turnsToTlsBeforeItSaysAnythingElse() throws Exception {
        try (TlsServer tls = new TlsServer(folder, false)) {
            SSLContext.setDefault(tls.trusting());
            Map<String, Object> options = new HashMap<>(Map.of("port", tls.port(), "user", "u", "password", "p"));
            options.put("tls", "starttls");
            CHANNEL.deliver(spec(options), reports("gap"));
            assertThat(tls.heard)
                    .filteredOn(l -> l.startsWith("plain"))
                    .hasSize(2)
                    .last()
                    .isEqualTo("plain STARTTLS");
            assertThat(tls.heard).anyMatch(l -> l.startsWith("tls AUTH")).contains("tls .");
        }
    }

    @Test
    void doesNotFallBackToPlainTextWhereTlsIsNotOffered() {
        assertThatThrownBy(() -> CHANNEL.deliver(spec(Map.of("tls", "starttls")), reports("gap")))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("STARTTLS is required");
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void givesUpOnASilentServer() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getByName("localhost"))) {
            long before = System.nanoTime();
            assertThatThrownBy(() ->
                            CHANNEL.deliver(spec(Map.of("port", silent.getLocalPort(), "timeout", 1)), reports("gap")))
                    .isInstanceOf(UserError.class)
                    .hasMessageContaining("did not take the mail")
                    .hasMessageContaining("timed out");
            assertThat(System.nanoTime() - before).isLessThan(10_000_000_000L);
        }
    }

    @Test
    void saysWhereNobodyListens() throws Exception {
        int port;
        try (ServerSocket taken = new ServerSocket(0)) {
            port = taken.getLocalPort();
        }
        assertThatThrownBy(() -> CHANNEL.deliver(spec(Map.of("port", port)), reports("gap")))
                .isInstanceOf(UserError.class)
                .hasMessage("SMTP server localhost:" + port + " did not take the mail: Connection refused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "subject|Audit\\r\\nBcc: evil@example.com|'subject' has a line break or another control character",
                "to|a@example.com\\nBcc: evil@example.com|'to' has a line break or another control character",
                "from|a@example.com\\r\\nX: y|'from' has a line break or another control character",
                "to|a@example.com, b@example.com|'to' is 'a@example.com, b@example.com', expected one address",
                "to|nobody|'to' is 'nobody', expected one address",
                "tls|maybe|'tls' is 'maybe', expected starttls, ssl or none",
            })
    void refusesWhatWouldBreakAHeader(String option, String value, String problem) {
        String real = value.replace("\\r", "\r").replace("\\n", "\n");
        assertThatThrownBy(() -> CHANNEL.deliver(spec(Map.of(option, real)), reports("gap")))
                .isInstanceOfSatisfying(UserError.class, e -> {
                    assertThat(e.kind()).isEqualTo(UserError.Kind.INPUT);
                    assertThat(e.getMessage()).startsWith("jobs.yml:12: delivery 'email': " + problem);
                });
        assertThat(server.getReceivedMessages()).isEmpty();
    }

    @Test
    void refusesATitleThatWouldBreakAHeader() {
        RenderedReports reports = new RenderedReports(
                Reports.report("Shop\r\nBcc: evil@example.com", "nightly", Reports.NIGHT, "gap"), List.of());
        assertThatThrownBy(() -> CHANNEL.deliver(spec(Map.of()), reports))
                .hasMessage("the report's title has a line break or another control character");
    }

    private DeliverySpec spec(Map<String, Object> changes) {
        Map<String, Object> options = new HashMap<>(Map.of(
                "host", "localhost",
                "port", server.getSmtp().getPort(),
                "from", "plumbline@example.com",
                "to", List.of("data@example.com"),
                "tls", "none"));
        options.putAll(changes);
        return Reports.spec("email", Path.of("."), options);
    }

    private static RenderedReports reports(String gap) {
        return RenderedReports.of(
                Reports.report("Shop", "nightly", Reports.NIGHT, gap), Reports.renderers(), List.of("html"));
    }

    private static Part find(Part part, String kind) throws Exception {
        if (kind.equals("attachment") ? Part.ATTACHMENT.equals(part.getDisposition()) : part.isMimeType(kind)) {
            return part;
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart child = parts.getBodyPart(i);
                Part found = find(child, kind);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static SSLContext defaultContext() {
        try {
            return SSLContext.getDefault();
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
