package io.plumbline.parse.docs;

import io.plumbline.model.DocumentText.Part;
import io.plumbline.model.Locator;
import io.plumbline.model.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts a text at its headings. Fenced code holds none; lines before the first heading are a section of their own. */
public final class Sections {

    private static final Pattern ATX = Pattern.compile(" {0,3}(#{1,6})(?:[ \t]+(.*?))?(?:[ \t]+#+)?[ \t]*");
    private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(=+|-+)[ \t]*");
    private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");
    private static final int MAX_HEADING = 200;

    /** @param line 1-based line the section starts at */
    private record Heading(int line, int level, String text) {}

    private Sections() {}

    /** Every section of a Markdown file that holds more than blank lines. */
    public static List<Part> ofMarkdown(SourceFile file) {
        List<String> lines = file.lines();
        List<Heading> headings = headings(lines);
        List<Part> parts = new ArrayList<>();
        String[] above = new String[7];
        int end = headings.isEmpty() ? lines.size() : headings.get(0).line() - 1;
        add(parts, file.path(), lines, 1, end, "");
        for (int i = 0; i < headings.size(); i++) {
            Heading heading = headings.get(i);
            above[heading.level()] = heading.text();
            for (int deeper = heading.level() + 1; deeper < above.length; deeper++) {
                above[deeper] = null;
            }
            int last = i + 1 < headings.size() ? headings.get(i + 1).line() - 1 : lines.size();
            add(parts, file.path(), lines, heading.line(), last, joined(above));
        }
        return parts;
    }

    /** A plain text as one section. */
    public static List<Part> ofText(SourceFile file) {
        List<Part> parts = new ArrayList<>();
        add(parts, file.path(), file.lines(), 1, file.lines().size(), "");
        return parts;
    }

    /** The first heading of the highest level in use, empty where there is none. */
    public static String title(SourceFile file) {
        List<Heading> headings = headings(file.lines());
        int highest = headings.stream().mapToInt(Heading::level).min().orElse(0);
        return headings.stream()
                .filter(heading -> heading.level() == highest)
                .map(Heading::text)
                .findFirst()
                .orElse("");
    }

    private static void add(List<Part> parts, String path, List<String> lines, int from, int to, String heading) {
        boolean blank = true;
        for (int line = from; line <= to && blank; line++) {
            blank = lines.get(line - 1).isBlank();
        }
        if (!blank) {
            parts.add(new Part(
                    new Locator.Lines(path, from, to), heading, String.join("\n", lines.subList(from - 1, to))));
        }
    }

    private static List<Heading> headings(List<String> lines) {
        List<Heading> headings = new ArrayList<>();
        String fence = "";
        int start = frontMatterEnd(lines);
        for (int i = start; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher fenced = FENCE.matcher(line);
            if (!fence.isEmpty()) {
                String closing = line.strip();
                fence = closing.startsWith(fence) && closing.chars().allMatch(c -> c == closing.charAt(0)) ? "" : fence;
            } else if (fenced.matches()) {
                fence = fenced.group(1);
            } else {
                heading(lines, i, start, headings);
            }
        }
        return headings;
    }

    private static void heading(List<String> lines, int i, int start, List<Heading> headings) {
        String line = lines.get(i);
        if (line.length() > 1_000) {
            return;
        }
        Matcher atx = ATX.matcher(line);
        if (atx.matches()) {
            headings.add(new Heading(i + 1, atx.group(1).length(), plain(atx.group(2))));
            return;
        }
        Matcher under = UNDERLINE.matcher(line);
        boolean ownParagraph = i > start
                && isParagraph(lines.get(i - 1))
                && (i - 1 == start || lines.get(i - 2).isBlank());
        boolean taken = !headings.isEmpty() && headings.get(headings.size() - 1).line() == i;
        if (under.matches() && ownParagraph && !taken) {
            headings.add(new Heading(i, under.group(1).startsWith("=") ? 1 : 2, plain(lines.get(i - 1))));
        }
    }

    /** A line that can be the text of an underlined heading: no list, quote, table or code. */
    private static boolean isParagraph(String line) {
        return !line.isBlank() && !line.startsWith("    ") && !line.strip().matches("(?s)([-*+>|]|\\d+[.)]).*");
    }

    /** Index of the first line after YAML front matter. */
    private static int frontMatterEnd(List<String> lines) {
        if (!lines.isEmpty() && lines.get(0).strip().equals("---")) {
            for (int i = 1; i < lines.size(); i++) {
                if (lines.get(i).strip().equals("---")) {
                    return i + 1;
                }
            }
        }
        return 0;
    }

    private static String plain(@Nullable String text) {
        String words = text == null ? "" : text.strip().replaceAll("[*`]+", "");
        return words.length() > MAX_HEADING ? words.substring(0, MAX_HEADING) : words;
    }

    private static String joined(String[] above) {
        List<String> parts = new ArrayList<>();
        for (String heading : above) {
            if (heading != null && !heading.isEmpty()) {
                parts.add(heading);
            }
        }
        return String.join(" > ", parts);
    }
}
