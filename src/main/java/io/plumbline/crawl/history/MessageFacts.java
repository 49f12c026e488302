package io.plumbline.crawl.history;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a commit's message says beside its prose. Only its first 64 Ki characters are read, and of each kind of fact at
 * most {@link #MOST}.
 *
 * @param coAuthors name and address of each {@code Co-authored-by} trailer, two entries each
 */
record MessageFacts(String subject, List<String> coAuthors, List<String> reverts, List<String> issues) {

    private static final int MAX_MESSAGE = 65_536;
    private static final int MAX_SUBJECT = 300;
    private static final int MOST = 50;
    private static final Pattern TRAILER = Pattern.compile("[A-Za-z][A-Za-z0-9-]{0,60}\\s?:.*");
    private static final Pattern CO_AUTHOR =
            Pattern.compile("(?i)co-authored-by\\s?:\\s*([^<>]{0,200})<([^<>]{0,200})>\\s*");
    private static final Pattern REVERT = Pattern.compile("This reverts commit ([0-9a-f]{7,40})\\b");
    private static final Pattern ISSUE = Pattern.compile("(?<![\\w/&#])(?:[\\w.-]{1,100}/[\\w.-]{1,100})?#\\d{1,9}\\b"
            + "|(?<![\\w!/])(?:[\\w.-]{1,100}/[\\w./-]{1,200})?!\\d{1,9}\\b"
            + "|(?<![\\w-])[A-Z][A-Z0-9]{1,9}-\\d{1,7}(?![\\w-])");

    /** Standards and hashes that look like an issue of a project. */
    private static final Set<String> NOT_PROJECTS =
            Set.of("UTF", "ISO", "SHA", "RFC", "CVE", "PEP", "AES", "RSA", "COVID", "HTTP", "TLS", "PHASE", "Q");

    static MessageFacts of(String whole) {
        String message = whole.length() > MAX_MESSAGE ? whole.substring(0, MAX_MESSAGE) : whole;
        List<String> lines = message.lines().toList();
        return new MessageFacts(subject(lines), coAuthors(lines), all(REVERT, 1, message), issues(message));
    }

    private static String subject(List<String> lines) {
        StringBuilder subject = new StringBuilder();
        for (String line : lines) {
            if (line.isBlank() && subject.length() > 0 || subject.length() > MAX_SUBJECT) {
                break;
            }
            subject.append(subject.length() > 0 ? " " : "").append(line.strip());
        }
        return PlainText.of(subject.toString(), MAX_SUBJECT);
    }

    /** Trailers stand at the end: the lines are read upwards until one is neither blank nor a trailer. */
    private static List<String> coAuthors(List<String> lines) {
        List<String> people = new ArrayList<>();
        for (int i = lines.size() - 1; i > 0 && people.size() < 2 * MOST; i--) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith(" ")) {
                continue;
            }
            if (!TRAILER.matcher(line).matches()) {
                break;
            }
            Matcher person = CO_AUTHOR.matcher(line);
            if (person.matches()) {
                people.add(0, PlainText.of(person.group(2), MAX_SUBJECT));
                people.add(0, PlainText.of(person.group(1), MAX_SUBJECT));
            }
        }
        return people;
    }

    private static List<String> issues(String message) {
        return all(ISSUE, 0, message).stream()
                .filter(i -> !NOT_PROJECTS.contains(i.replaceFirst("-\\d+$", "").toUpperCase(Locale.ROOT)))
                .toList();
    }

    private static List<String> all(Pattern pattern, int group, String message) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(message);
        while (found.size() < MOST && matcher.find()) {
            found.add(matcher.group(group));
        }
        return List.copyOf(found);
    }
}
