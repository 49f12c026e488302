package io.plumbline.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks secrets on every way out: report, log, message, model. A masked secret becomes {@code <SECRET:kind:n>}; the same
 * secret has the same number within one instance, and line breaks inside a secret stay, so that line numbers keep their
 * meaning. Only known shapes and values of known keys are masked: a commit id or another high-entropy hash is not a secret.
 * Masking twice changes nothing. Safe for concurrent use; numbers then follow the order of the calls.
 */
public final class Redaction {

    /** A shape of secret; {@code hint} is a lower-case literal without which the pattern cannot match. */
    record Shape(String kind, List<String> hints, Pattern pattern) {
        static Shape of(String kind, String hints, String regex) {
            return new Shape(kind, List.of(hints.split(" ")), Pattern.compile(regex));
        }
    }

    /** The key words whose values are secrets, in YAML, SQL, JSON, properties and shell. */
    private static final String KEY = "(?:[A-Za-z0-9]{1,32}[_.-]){0,4}(?:password|passwd|passphrase|pwd|secret|token|"
            + "api[_-]?key|secret[_-]?key|access[_-]?key|account[_-]?key|private[_-]?key|client[_-]?secret)";

    /**
     * Each pattern masks its group 1, or all of it where there is none. Sources: the token formats that AWS, GitHub,
     * GitLab, Slack and OpenAI publish, RFC 7468 (PEM), RFC 7519 (JWT), RFC 3986 section 3.2.1 (userinfo).
     */
    static final List<Shape> SHAPES = List.of(
            Shape.of(
                    "pem",
                    "private key-----",
                    "-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?:(?!-----END )[\\s\\S]){0,16384}+"
                            + "(?:-----END [A-Z ]{0,30}PRIVATE KEY-----)?"),
            Shape.of(
                    "pem",
                    "private key-----",
                    "(?m)^(?:[ \\t]{0,40}[A-Za-z0-9+/=]{16,100}\\r?\\n){1,400}[ \\t]{0,40}-----END [A-Z ]{0,30}PRIVATE KEY-----"),
            Shape.of("jwt", "eyj", "\\beyJ[A-Za-z0-9_-]{8,4096}\\.eyJ[A-Za-z0-9_-]{8,8192}\\.[A-Za-z0-9_-]{0,2048}"),
            Shape.of("aws_key", "akia asia", "\\b(?:AKIA|ASIA)[A-Z0-9]{16}\\b"),
            Shape.of(
                    "aws_secret",
                    "aws",
                    "(?i)aws[a-z0-9_ .-]{0,30}(?:secret|sk)[a-z0-9_ .-]{0,30}[\"']?\\s{0,4}[:=]\\s{0,4}[\"']?([A-Za-z0-9/+]{40})"
                            + "(?![A-Za-z0-9/+])"),
            Shape.of("github_token", "gh", "\\b(?:gh[pousr]_[A-Za-z0-9]{30,255}|github_pat_[A-Za-z0-9_]{40,255})"),
            Shape.of("gitlab_token", "glpat-", "\\bglpat-[A-Za-z0-9_-]{20,64}"),
            Shape.of("slack_token", "xox", "\\bxox[abeoprs]-[A-Za-z0-9-]{10,250}"),
            Shape.of(
                    "slack_webhook",
                    "hooks.slack.com",
                    "(?i)hooks\\.slack\\.com/(?:services|workflows)/([A-Za-z0-9_/-]{20,200})"),
            Shape.of("api_key", "sk-", "\\bsk-(?=[A-Za-z_-]{0,20}[A-Za-z0-9_-]*[0-9])[A-Za-z0-9_-]{20,250}"),
            Shape.of(
                    "authorization",
                    "bearer basic",
                    "(?i)\\b(?:bearer|basic)\\s{1,4}([A-Za-z0-9._~+/-]{16,4096}={0,2})"),
            Shape.of(
                    "url_password",
                    "://",
                    "(?i)\\b[a-z][a-z0-9+.-]{1,20}://[^\\s/:@'\"<>]{0,128}:([^\\s/@'\"<>]{1,256})@"),
            Shape.of("url_token", "://", "(?i)\\bhttps?://([A-Za-z0-9_-]{20,256})@"),
            Shape.of(
                    "password",
                    "password pwd passwd passphrase secret token key",
                    "(?i)(?<![A-Za-z0-9<])" + KEY
                            + "[\"']?\\s{0,4}(?::=|=>|[:=])\\s{0,4}(?:\"((?:[^\"\\\\\\n]|\\\\.){4,512})\""
                            + "|'((?:[^'\\n]|''){4,512})'|([^\\s\"'{}\\[\\](),;<>|&*!#]{6,512}))"),
            Shape.of(
                    "password",
                    "password pwd passwd passphrase",
                    "(?im)^[ \\t-]{0,80}(?:[a-z0-9]{1,32}_){0,3}(?:password|passwd|passphrase|pwd):[ \\t]{1,8}"
                            + "([^\\s\"'{}\\[\\]#<>&*!|]{3,512})[ \\t]{0,40}(?:#.{0,500})?$"),
            Shape.of(
                    "password",
                    "identified",
                    "(?i)\\bidentified\\s{1,4}by\\s{1,4}(?:'((?:[^'\\n]|''){1,512})'|\"([^\"\\n]{1,512})\")"));

    /** Values that stand where a secret would, and are none: references to one, nothing, or a type. */
    private static final Pattern HARMLESS = Pattern.compile(
            "(?i)(?:\\$.*|\\{\\{.*|%.*%?|<.*>|null|none|true|false|env_var\\(.*|\\*+|x{3,}|\\.{3,}|varchar.*|string|text|"
                    + "not_null|unique|required|optional|changeme|example|placeholder|[a-z_]+\\(.*)");

    /** A bare word beside a key (a column's name, a type, a sentence) is a secret only with a digit or a sign in it. */
    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z_]+(?:\\.[A-Za-z_]+)*");

    private final Map<String, String> placeholders = new HashMap<>();
    private final Map<String, Integer> perKind = new HashMap<>();

    /** The text with every secret masked; the same instance where there is none. */
    public String text(String text) {
        String lower = text.toLowerCase(java.util.Locale.ROOT);
        String masked = text;
        for (Shape shape : SHAPES) {
            if (shape.hints().stream().anyMatch(lower::contains)) {
                masked = mask(shape, masked);
            }
        }
        return masked;
    }

    /** The same for JSON-like values (String, Boolean, Number, List, Map, null), nested ones included. */
    public @Nullable Object value(@Nullable Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> masked = new ArrayList<>(list.size());
            list.forEach(item -> masked.add(value(item)));
            return masked;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> masked = new LinkedHashMap<>();
            map.forEach((key, item) -> masked.put(text(String.valueOf(key)), value(item)));
            return masked;
        }
        return value;
    }

    /** How many different secrets were masked so far. */
    public synchronized int count() {
        return placeholders.size();
    }

    private String mask(Shape shape, String text) {
        Matcher matcher = shape.pattern().matcher(text);
        StringBuilder masked = new StringBuilder();
        int done = 0;
        while (matcher.find()) {
            int group = group(matcher);
            String secret = matcher.group(group);
            if (harmless(shape, matcher, secret, group)) {
                continue;
            }
            masked.append(text, done, matcher.start(group)).append(placeholder(shape.kind(), secret));
            masked.append(
                    "\n".repeat((int) secret.chars().filter(c -> c == '\n').count()));
            done = matcher.end(group);
        }
        return done == 0 ? text : masked.append(text, done, text.length()).toString();
    }

    static int group(Matcher matcher) {
        for (int i = 1; i <= matcher.groupCount(); i++) {
            if (matcher.group(i) != null) {
                return i;
            }
        }
        return 0;
    }

    static boolean harmless(Shape shape, Matcher matcher, String secret, int group) {
        if (secret.startsWith("<SECRET:")) {
            return true;
        }
        if (!shape.kind().equals("password") && !shape.kind().equals("url_password")) {
            return false;
        }
        boolean bare = group == 3 && matcher.groupCount() == 3;
        return HARMLESS.matcher(secret).matches()
                || bare && PLAIN_WORD.matcher(secret).matches();
    }

    private synchronized String placeholder(String kind, String secret) {
        return placeholders.computeIfAbsent(
                kind + "\u0000" + secret, key -> "<SECRET:" + kind + ":" + perKind.merge(kind, 1, Integer::sum) + ">");
    }
}
