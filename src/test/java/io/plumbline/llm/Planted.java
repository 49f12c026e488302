package io.plumbline.llm;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/** Secrets of every known shape, made up for the tests, and where they must not be found. */
public final class Planted {

    /** Put together here, so that no scan of this repository takes them for real ones. */
    private static final Map<String, String> SECRETS = secrets();

    private Planted() {}

    private static Map<String, String> secrets() {
        Map<String, String> secrets = new TreeMap<>();
        secrets.put("aws_access_key_id: ", "AK" + "IA" + "QWERTYUIOPASDFGH");
        secrets.put("token ", "gh" + "p_" + "abcdefghij0123456789ABCDEFGHIJ012345");
        secrets.put("password: ", "hunter2-\"quoted\"-zebra".replace("\"", ""));
        secrets.put("jwt ", "ey" + "JhbGciOiJIUzI1NiJ9.ey" + "JzdWIiOiJwbHVtYiJ9.c2lnbmF0dXJlLXNpZ25hdHVyZQ");
        secrets.put("url https://bot:", "walrus-in-the-url-77");
        return secrets;
    }

    /** All of them in one text, a private key and a password in quotes among them. */
    public static String text() {
        return SECRETS.entrySet().stream()
                        .map(secret -> secret.getKey()
                                + secret.getValue()
                                + (secret.getKey().startsWith("url") ? "@example.com/" : ""))
                        .collect(Collectors.joining("\n"))
                + "\nidentified by 'quoted-" + "otter-99'\n-----BEGIN RSA " + "PRIVATE KEY-----\n"
                + "MIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Qu\n"
                + "-----END RSA " + "PRIVATE KEY-----\n";
    }

    /** Holds that a text has none of them. */
    public static void absent(String text) {
        SECRETS.values().forEach(secret -> assertThat(text).doesNotContain(secret));
        assertThat(text)
                .doesNotContain("quoted-otter-99", "MIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Qu");
    }

    /** Settings for a provider on this machine, with a price, two seconds a call. */
    public static LlmSettings settings(String provider, String address) {
        return LlmSettings.of(Map.of(
                "PLUMBLINE_LLM_PROVIDER", provider,
                "PLUMBLINE_LLM_MODEL", "test-model",
                "PLUMBLINE_LLM_BASE_URL", address,
                "PLUMBLINE_LLM_PRICES", "test-model=1.00/2.00",
                "PLUMBLINE_LLM_TIMEOUT_SECONDS", "2"));
    }

    /** Hears everything that anybody logs, down to the finest level. */
    public static Log log() {
        return new Log();
    }

    /** What was logged while it was open. */
    public static final class Log implements AutoCloseable {

        private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        private final Level before = root.getLevel();
        private final ListAppender<ILoggingEvent> events = new ListAppender<>();

        private Log() {
            events.start();
            root.addAppender(events);
            root.setLevel(Level.TRACE);
        }

        public String text() {
            return List.copyOf(events.list).stream()
                    .map(event -> event.getFormattedMessage() + " " + event.getThrowableProxy())
                    .collect(Collectors.joining("\n"));
        }

        @Override
        public void close() {
            root.setLevel(before);
            root.detachAppender(events);
        }
    }
}
