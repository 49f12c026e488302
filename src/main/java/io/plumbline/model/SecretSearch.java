package io.plumbline.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds secrets that somebody committed. Where {@link Redaction} masks whatever might be one, this names only what is one
 * for certain: tokens and keys of its known shapes, and values of password keys in files that hold credentials, unless
 * they look like an example. A secret's value never leaves this class.
 */
public final class SecretSearch {

    /** Shapes that belong to one issuer; what a header, an address or a word beside a key may hold is left out. */
    private static final Set<String> CERTAIN =
            Set.of("aws_key", "aws_secret", "github_token", "gitlab_token", "slack_token", "slack_webhook", "api_key");

    private static final Pattern CREDENTIALS =
            Pattern.compile("(?:.*/)?(?:profiles\\.ya?ml|\\.env(?:\\.[A-Za-z0-9_-]{1,40})?|credentials)");

    /** What documentation and tests write in the place of a secret. */
    private static final Pattern EXAMPLE = Pattern.compile("(?i).*(?:example|sample|dummy|fake|test|your|change|"
            + "placeholder|redacted|secret|password|xxx|\\*\\*\\*|\\.\\.\\.|1234567|abcdefg|000000).*");

    private static final int MOST = 100;
    private static final int DISTINCT = 10;
    private static final int SHORTEST_PASSWORD = 10;
    private static final int SHORTEST_PEM = 200;

    /**
     * A secret in a text.
     *
     * @param kind the shape's name, {@code github_token} for example
     * @param line 1-based
     */
    public record Secret(String kind, int line) {}

    private SecretSearch() {}

    /** The secrets of a file, by line; of very many the first hundred. */
    public static List<Secret> in(String path, String text) {
        return List.copyOf(found(path, text).values());
    }

    /** Those that another text does not hold. */
    public static List<Secret> added(String path, String text, List<String> before) {
        Map<String, Secret> found = found(path, text);
        before.forEach(old -> found.keySet().removeIf(old::contains));
        return List.copyOf(found.values());
    }

    /** The 1-based line on which another text holds a secret of this one; 0 where it does not. */
    public static int lineNow(String path, String text, Secret secret, String now) {
        return found(path, text).entrySet().stream()
                .filter(found -> found.getValue().equals(secret))
                .mapToInt(found -> now.indexOf(found.getKey()))
                .filter(at -> at >= 0)
                .map(at -> line(now, at))
                .findFirst()
                .orElse(0);
    }

    /** Value to where it stands first. */
    private static Map<String, Secret> found(String path, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        boolean credentials = CREDENTIALS.matcher(path).matches();
        Map<String, Secret> found = new LinkedHashMap<>();
        for (Redaction.Shape shape : Redaction.SHAPES) {
            if (wanted(shape, credentials) && shape.hints().stream().anyMatch(lower::contains)) {
                Matcher matcher = shape.pattern().matcher(text);
                while (matcher.find() && found.size() < MOST) {
                    int group = Redaction.group(matcher);
                    String value = matcher.group(group);
                    if (certain(shape.kind(), value) && !Redaction.harmless(shape, matcher, value, group)) {
                        found.putIfAbsent(value, new Secret(shape.kind(), line(text, matcher.start(group))));
                    }
                }
            }
        }
        return found;
    }

    /** The end of a key whose beginning is cut off is masked, but no find; looking for it takes long on base64. */
    private static boolean wanted(Redaction.Shape shape, boolean credentials) {
        return switch (shape.kind()) {
            case "password" -> credentials;
            case "pem" -> shape.pattern().pattern().startsWith("-----BEGIN");
            default -> CERTAIN.contains(shape.kind());
        };
    }

    private static boolean certain(String kind, String value) {
        if (kind.equals("pem")) {
            return value.startsWith("-----BEGIN") && value.length() >= SHORTEST_PEM && value.contains("-----END");
        }
        boolean mixed =
                value.chars().anyMatch(Character::isDigit) && value.chars().anyMatch(Character::isLetter);
        boolean varied = value.chars().distinct().count() >= (kind.equals("password") ? DISTINCT / 2 : DISTINCT);
        boolean longEnough = !kind.equals("password") || value.length() >= SHORTEST_PASSWORD;
        return mixed && varied && longEnough && !EXAMPLE.matcher(value).matches();
    }

    private static int line(String text, int offset) {
        int line = 1;
        for (int i = 0; i < offset; i++) {
            line += text.charAt(i) == '\n' ? 1 : 0;
        }
        return line;
    }
}
