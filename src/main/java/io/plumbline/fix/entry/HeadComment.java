package io.plumbline.fix.entry;

import io.plumbline.fix.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a SQL file says of itself before its first word of SQL: in lines with {@code --}, in a block comment or in one of
 * Jinja. A comment right above SQL may be about that SQL, so a blank line or the config call has to follow.
 */
final class HeadComment {

    private static final Pattern COMMENT = Pattern.compile(
            "\\G\\s*(?:(?<lines>(?:[ \\t]*--[^\\n]*(?:\\n|$))+)|/\\*(?<block>.*?)\\*/|\\{#-?(?<jinja>.*?)-?#})",
            Pattern.DOTALL);
    private static final Pattern CONFIG =
            Pattern.compile("\\G\\s*\\{\\{-?\\s*config\\s*\\(.*?\\)\\s*-?}}", Pattern.DOTALL);
    private static final Pattern APART =
            Pattern.compile("\\G[ \\t]*(?:\\r?\\n)?+(?:[ \\t]*\\r?\\n|\\s*\\{\\{-?\\s*config)");

    private HeadComment() {}

    /** The first of its head comments that is prose; empty where none is. */
    static Optional<String> of(TextFile file) {
        String text = file.text();
        int at = 0;
        while (true) {
            Matcher config = CONFIG.matcher(text);
            Matcher comment = COMMENT.matcher(text);
            if (config.find(at)) {
                at = config.end();
            } else if (comment.find(at)) {
                at = comment.end();
                Optional<String> prose = apart(text, at) ? Prose.of(lines(comment)) : Optional.empty();
                if (prose.isPresent()) {
                    return prose;
                }
            } else {
                return Optional.empty();
            }
        }
    }

    /** Whether a blank line or the config call follows; a comment of lines has taken its own line end already. */
    private static boolean apart(String text, int end) {
        boolean lineTaken = end > 0 && text.charAt(end - 1) == '\n';
        Matcher after = APART.matcher(lineTaken ? "\n" + text.substring(end) : text.substring(end));
        return after.find();
    }

    private static List<String> lines(Matcher comment) {
        String block = comment.group("block");
        String jinja = comment.group("jinja");
        String body = block != null ? block : jinja != null ? jinja : comment.group("lines");
        List<String> lines = new ArrayList<>();
        body.lines().forEach(line -> lines.add(line.replaceFirst("^\\s*(?:--+|\\*)?\\s?", "")));
        return lines;
    }

    /** The prose of a Jinja comment that ends right above a line. */
    static Optional<String> above(TextFile file, int line) {
        String head = file.text().substring(0, file.start(line));
        Matcher comment = Pattern.compile("\\{#-?([^#]*?)-?#}\\s*$").matcher(head);
        return comment.find() && !comment.group().matches("(?s).*\\n\\s*\\n")
                ? Prose.of(comment.group(1).lines().toList())
                : Optional.empty();
    }
}
