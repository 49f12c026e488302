package io.plumbline.crawl.history;

import io.plumbline.model.Gap;
import io.plumbline.model.PathOwner;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A CODEOWNERS file as GitHub and GitLab document it: the last line that matches wins, one without owners takes them
 * away. With GitLab's sections ({@code [Name]}, {@code ^[Optional]}, {@code [Name][2] @default}) the last match of each
 * section counts, a line without owners takes the section's, and {@code !path} takes a path out of its section.
 */
final class CodeOwners {

    /** Where the hosts look, in their order; the first file found is the one. */
    static final List<String> PLACES =
            List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS");

    private static final int MAX_RULES = 10_000;
    private static final Pattern SECTION =
            Pattern.compile("\\^?\\[([^\\]]{1,200})\\](?:\\[\\d{1,4}\\])?((?:\\s+\\S{1,300}){0,200})\\s*");

    private final String file;
    private final Map<String, List<Line>> sections = new LinkedHashMap<>();
    private final List<Gap> gaps = new ArrayList<>();

    private record Line(int number, String pattern, PathPattern path, boolean excluded, List<String> owners) {}

    private CodeOwners(String file) {
        this.file = file;
    }

    static CodeOwners parse(String file, String text) {
        CodeOwners parsed = new CodeOwners(file);
        List<String> lines = text.lines().toList();
        boolean sectioned =
                lines.stream().anyMatch(line -> SECTION.matcher(line.strip()).matches());
        String section = "";
        List<String> defaults = List.of();
        int rules = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            Matcher header = SECTION.matcher(line);
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            if (sectioned && header.matches()) {
                section = header.group(1).strip().toLowerCase(Locale.ROOT);
                defaults = words(header.group(2));
            } else if (++rules > MAX_RULES) {
                parsed.gaps.add(
                        new Gap("owners after line " + i, file, "only the first " + MAX_RULES + " rules are read"));
                break;
            } else {
                parsed.add(section, i + 1, line, defaults, sectioned);
            }
        }
        return parsed;
    }

    private void add(String section, int number, String text, List<String> defaults, boolean sectioned) {
        List<String> words = words(text);
        boolean excluded = sectioned && words.get(0).startsWith("!");
        String pattern = excluded ? words.get(0).substring(1) : words.get(0);
        List<String> owners = words.subList(1, words.size());
        try {
            Line line = new Line(
                    number,
                    pattern,
                    new PathPattern(pattern),
                    excluded,
                    owners.isEmpty() && !excluded ? defaults : List.copyOf(owners));
            sections.computeIfAbsent(section, s -> new ArrayList<>()).add(line);
        } catch (IllegalArgumentException e) {
            gaps.add(new Gap("a rule of CODEOWNERS", file + ":" + number, e.getMessage() + "; the line is left out"));
        }
    }

    /** Splits at white space that no backslash escapes, up to a comment. */
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && (text.charAt(i + 1) == ' ' || text.charAt(i + 1) == '#')) {
                word.append(text.charAt(++i));
            } else if (c == '#' && word.length() == 0) {
                break;
            } else if (!Character.isWhitespace(c)) {
                word.append(c);
            } else if (word.length() > 0) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }

    List<Gap> gaps() {
        return gaps;
    }

    /** The owners of a path, null where no line matches or the one that does names nobody. */
    @Nullable
    PathOwner owner(String path) {
        Set<String> owners = new LinkedHashSet<>();
        List<String> because = new ArrayList<>();
        for (Map.Entry<String, List<Line>> section : sections.entrySet()) {
            Line line = last(section.getValue(), path);
            if (line != null && !line.owners.isEmpty()) {
                line.owners.forEach(owner -> owners.add(PlainText.of(owner, 200)));
                because.add(PlainText.of(file, 200) + ":" + line.number + " (" + PlainText.of(line.pattern, 200) + ")"
                        + (section.getKey().isEmpty() ? "" : " of section " + PlainText.of(section.getKey(), 200)));
            }
        }
        return owners.isEmpty()
                ? null
                : new PathOwner(
                        List.copyOf(owners),
                        PathOwner.From.CODEOWNERS,
                        "the last matching line is " + String.join(" and ", because));
    }

    private static @Nullable Line last(List<Line> lines, String path) {
        Line found = null;
        for (int i = lines.size() - 1; i >= 0; i--) {
            Line line = lines.get(i);
            if (found == null || line.excluded) {
                if (line.path.covers(path)) {
                    if (line.excluded) {
                        return null;
                    }
                    found = line;
                }
            }
        }
        return found;
    }
}
