package io.plumbline.deliver.email;

import io.plumbline.job.DeliverySpec;
import io.plumbline.job.Options;
import io.plumbline.job.UserError;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Where and how mail is handed over, checked.
 *
 * @param port 1 to 65535
 * @param user null where the server asks for none
 * @param subject null for the verdict
 * @param seconds how long to wait for the server at each step
 */
record Smtp(
        String host,
        int port,
        @Nullable String user,
        @Nullable String password,
        Tls tls,
        InternetAddress from,
        List<InternetAddress> to,
        @Nullable String subject,
        int seconds) {

    /** How the connection is protected. A protection that was asked for and cannot be had ends the delivery. */
    enum Tls {
        NONE,
        STARTTLS,
        SSL;

        int port() {
            return switch (this) {
                case NONE -> 25;
                case STARTTLS -> 587;
                case SSL -> 465;
            };
        }
    }

    Smtp {
        to = List.copyOf(to);
    }

    static Smtp of(DeliverySpec spec) {
        Options options = spec.options();
        Tls tls = tls(spec, options.text("tls", "starttls"));
        int port = options.number("port", tls.port());
        if (port < 1 || port > 65_535) {
            throw wrong(spec, "'port' is " + port + ", expected 1 to 65535", "Correct 'port'.");
        }
        List<InternetAddress> to = new ArrayList<>();
        options.list("to").forEach(address -> to.add(address(spec, "to", address)));
        if (to.isEmpty()) {
            throw wrong(spec, "'to' is empty", "Give at least one address.");
        }
        return new Smtp(
                needed(spec, "host"),
                port,
                options.text("user"),
                options.text("password"),
                tls,
                address(spec, "from", needed(spec, "from")),
                to,
                subject(spec, options.text("subject")),
                Math.max(1, Math.min(600, options.number("timeout", 30))));
    }

    JavaMailSenderImpl sender() {
        JavaMailSenderImpl sender = new JavaMailSenderImpl();
        sender.setHost(host);
        sender.setPort(port);
        sender.setUsername(user);
        sender.setPassword(password);
        sender.setProtocol("smtp");
        String millis = Integer.toString(seconds * 1000);
        Properties properties = sender.getJavaMailProperties();
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.auth", Boolean.toString(user != null));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(tls == Tls.STARTTLS));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(tls == Tls.STARTTLS));
        properties.setProperty("mail.smtp.ssl.enable", Boolean.toString(tls == Tls.SSL));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        return sender;
    }

    private static Tls tls(DeliverySpec spec, String value) {
        return switch (value) {
            case "starttls" -> Tls.STARTTLS;
            case "ssl" -> Tls.SSL;
            case "none" -> Tls.NONE;
            default -> throw wrong(spec, "'tls' is '" + value + "', expected starttls, ssl or none", "Correct 'tls'.");
        };
    }

    private static String needed(DeliverySpec spec, String name) {
        String value = spec.options().text(name);
        if (value == null || value.isBlank()) {
            throw wrong(spec, "'" + name + "' is missing", "Give '" + name + "'.");
        }
        return value;
    }

    private static InternetAddress address(DeliverySpec spec, String name, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw wrong(spec, "'" + name + "' has a line break or another control character", "Take it out.");
        }
        try {
            InternetAddress[] addresses = InternetAddress.parse(value, true);
            if (addresses.length == 1 && addresses[0].getAddress().contains("@") && !addresses[0].isGroup()) {
                addresses[0].validate();
                return addresses[0];
            }
        } catch (AddressException e) {
            throw wrong(spec, "'" + name + "' is '" + value + "': " + e.getMessage(), "Give one address per entry.");
        }
        throw wrong(spec, "'" + name + "' is '" + value + "', expected one address", "Give one address per entry.");
    }

    private static @Nullable String subject(DeliverySpec spec, @Nullable String subject) {
        if (subject != null && subject.chars().anyMatch(Character::isISOControl)) {
            throw wrong(spec, "'subject' has a line break or another control character", "Write it on one line.");
        }
        return subject;
    }

    private static UserError wrong(DeliverySpec spec, String problem, String action) {
        return UserError.input("jobs.yml:" + spec.line() + ": delivery 'email': " + problem, action);
    }
}
