package io.plumbline.report.markdown;

import io.plumbline.report.text.Inline;
import io.plumbline.report.text.Visible;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes Markdown in which crawled text stays text: punctuation that could become markup is escaped, and a word that a host
 * would turn into a link, a mention, a reference or a command stands in back-ticks.
 */
final class Md {

    /** Words hosts act on: addresses, {@code @name}, {@code #12}, {@code !34}, {@code group/project#5}, {@code :smile:}. */
    private static final Pattern ACTIVE =
            Pattern.compile("\\S{0,2000}(?:://|www\\.|@|#\\d|!\\d|::|:[a-z0-9_+-]+:)\\S{0,2000}");

    private static final String MARKUP = "\\`*_[]<>#!|~$&";

    private Md() {}

    /** Running text with identifiers in back-ticks. */
    static String inline(String message) {
        StringBuilder out = new StringBuilder();
        for (Inline.Span span : Inline.of(message)) {
            out.append(span.code() ? code(span.text()) : text(span.text()));
        }
        return out.toString();
    }

    /** Plain running text; the spaces at its ends are kept. */
    static String text(String text) {
        StringBuilder out = new StringBuilder();
        Matcher matcher = ACTIVE.matcher(text);
        int done = 0;
        while (matcher.find()) {
            out.append(escape(text.substring(done, matcher.start()))).append(code(matcher.group()));
            done = matcher.end();
        }
        return out.append(escape(text.substring(done))).toString();
    }

    /** An identifier, in as many back-ticks as it needs. */
    static String code(String text) {
        String line = Visible.line(text);
        if (line.isEmpty()) {
            return "";
        }
        String fence = "`".repeat(longest(line) + 1);
        String pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
        return fence + pad + line + pad + fence;
    }

    /** An identifier inside a table's cell, where a bar would end the cell. */
    static String cell(String markdown) {
        return markdown.replace("|", "\\|").replace("\\\\|", "\\|");
    }

    /** A link whose address cannot end early; the label alone where there is no address. */
    static String link(String label, String url) {
        return url.isEmpty() ? label : "[" + label + "](<" + url.replaceAll("[<>\\s\\\\]", "") + ">)";
    }

    /** A block of code whose fence is longer than any in it. */
    static String fence(String language, List<String> lines) {
        int longest = lines.stream().mapToInt(Md::longest).max().orElse(0);
        String fence = "`".repeat(Math.max(3, longest + 1));
        return fence + language + "\n" + String.join("\n", lines) + "\n" + fence + "\n";
    }

    private static String escape(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (MARKUP.indexOf(c) >= 0 || i == 0 && "-+=".indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
        return out.toString();
    }

    private static int longest(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }
}
