package io.plumbline.deliver.email;

import io.plumbline.deliver.DeliveryChannel;
import io.plumbline.job.DeliverySpec;
import io.plumbline.job.OptionSpec;
import io.plumbline.job.OptionSpec.Type;
import io.plumbline.job.TypeSpec;
import io.plumbline.job.UserError;
import io.plumbline.model.Readiness;
import io.plumbline.model.Readiness.Fact;
import io.plumbline.report.RenderedReports;
import io.plumbline.report.Report;
import io.plumbline.report.ReportRenderer;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends the report by e-mail: a text part and an HTML part that stand by themselves, and the whole report attached. */
@Component
final class EmailChannel implements DeliveryChannel {

    /** Attached as it is up to this size in bytes, as a zip above it: many servers refuse mails above 10 MB. */
    private static final int PLAIN = 2 << 20;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);

    private static final TypeSpec TYPE = new TypeSpec(
            "email",
            "Sends the report by e-mail over SMTP, the whole report attached",
            List.of(
                    new OptionSpec("host", Type.TEXT, true, "The SMTP server", "smtp.example.com"),
                    new OptionSpec(
                            "port",
                            Type.NUMBER,
                            false,
                            "587 for starttls, 465 for ssl, 25 for none unless given",
                            "587"),
                    new OptionSpec("user", Type.TEXT, false, "User, where the server asks for one", "plumbline"),
                    new OptionSpec("password", Type.SECRET, false, "The user's password", "${SMTP_PASSWORD}"),
                    new OptionSpec("from", Type.TEXT, true, "The sender's address", "plumbline@example.com"),
                    new OptionSpec("to", Type.LIST, true, "The recipients' addresses", "[data@example.com]"),
                    new OptionSpec(
                            "subject",
                            Type.TEXT,
                            false,
                            "The subject; title, date and verdict unless given",
                            "Data audit"),
                    new OptionSpec(
                            "tls",
                            Type.TEXT,
                            false,
                            "'starttls', 'ssl' or 'none'; starttls unless given. Never falls back to less",
                            "starttls"),
                    new OptionSpec(
                            "timeout", Type.NUMBER, false, "Seconds to wait for the server at each step; 30", "30")));

    private final List<ReportRenderer> renderers;

    EmailChannel(List<ReportRenderer> renderers) {
        this.renderers = List.copyOf(renderers);
    }

    @Override
    public TypeSpec type() {
        return TYPE;
    }

    @Override
    public String deliver(DeliverySpec spec, RenderedReports reports) {
        Smtp smtp = Smtp.of(spec);
        JavaMailSenderImpl sender = smtp.sender();
        try {
            sender.send(message(sender, smtp, reports));
        } catch (MailAuthenticationException e) {
            throw refused(smtp);
        } catch (MailException | MessagingException e) {
            throw UserError.source(
                    at(smtp) + " did not take the mail: " + reason(e),
                    "Check 'host', 'port' and 'tls' of the delivery; the run's own report is kept.");
        }
        return String.join(
                ", ", smtp.to().stream().map(InternetAddress::getAddress).toList());
    }

    /** Connects and logs in; whether the server would take a mail for these recipients only a mail tells. */
    @Override
    public Readiness examine(DeliverySpec spec) {
        Smtp smtp = Smtp.of(spec);
        try {
            smtp.sender().testConnection();
        } catch (AuthenticationFailedException e) {
            throw refused(smtp);
        } catch (MessagingException e) {
            throw UserError.source(
                    at(smtp) + " does not answer as it should: " + reason(e),
                    "Check 'host', 'port' and 'tls' of the delivery, and the network.");
        }
        return Readiness.of(
                new Fact("server", smtp.host() + ":" + smtp.port()),
                new Fact("protection", smtp.tls().name().toLowerCase(Locale.ROOT)),
                new Fact("recipients", Integer.toString(smtp.to().size())));
    }

    private static UserError refused(Smtp smtp) {
        return UserError.source(
                at(smtp) + " refused user '" + smtp.user() + "'", "Check 'user' and 'password' of the delivery.");
    }

    private MimeMessage message(JavaMailSenderImpl sender, Smtp smtp, RenderedReports reports)
            throws MessagingException {
        Report report = reports.report();
        RenderedReports bodies = RenderedReports.of(report, renderers, List.of("mail-text", "mail"));
        MimeMessage message = sender.createMimeMessage();
        MimeMessageHelper helper =
                new MimeMessageHelper(message, MimeMessageHelper.MULTIPART_MODE_MIXED, StandardCharsets.UTF_8.name());
        helper.setFrom(smtp.from());
        helper.setTo(smtp.to().toArray(new InternetAddress[0]));
        helper.setSubject(subject(smtp, report));
        helper.setText(text(bodies, "mail-text"), text(bodies, "mail"));
        message.setHeader("Auto-Submitted", "auto-generated");
        RenderedReports.File html = reports.file("html")
                .or(() -> RenderedReports.of(report, renderers, List.of("html")).file("html"))
                .orElseThrow();
        String name =
                "report-" + report.job().replaceAll("[^A-Za-z0-9._-]", "_") + "-" + DAY.format(report.generated());
        if (html.content().length <= PLAIN) {
            helper.addAttachment(name + ".html", new ByteArrayResource(html.content()), "text/html; charset=utf-8");
        } else {
            helper.addAttachment(
                    name + ".zip", new ByteArrayResource(zip(name + ".html", html.content())), "application/zip");
        }
        MimeMultipart parts = helper.getRootMimeMultipart();
        parts.getBodyPart(parts.getCount() - 1).setHeader("Content-Transfer-Encoding", "base64");
        return message;
    }

    private static String subject(Smtp smtp, Report report) {
        String given = smtp.subject();
        String subject = given != null
                ? given
                : report.title() + " " + DAY.format(report.generated()) + ": "
                        + report.verdict().get(0);
        if (subject.chars().anyMatch(Character::isISOControl)) {
            throw UserError.input(
                    "the report's title has a line break or another control character",
                    "Write 'report.title' of the job on one line.");
        }
        return subject;
    }

    private static String text(RenderedReports bodies, String format) {
        return new String(bodies.file(format).orElseThrow().content(), StandardCharsets.UTF_8);
    }

    private static byte[] zip(String name, byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String at(Smtp smtp) {
        return "SMTP server " + smtp.host() + ":" + smtp.port();
    }

    /** The innermost message, on one line. */
    private static String reason(Exception e) {
        Throwable cause = e;
        for (int depth = 0; cause.getCause() != null && depth < 10; depth++) {
            cause = cause.getCause();
        }
        String text = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return text.strip().replaceAll("\\s+", " ");
    }
}
