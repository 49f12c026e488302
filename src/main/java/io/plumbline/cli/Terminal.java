package io.plumbline.cli;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** Where a command speaks: data on out, everything else on err. Text from outside has its control characters shown. */
final class Terminal {

    private final PrintWriter out;
    private final PrintWriter err;

    Terminal(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.err = err;
    }

    void data(String line) {
        out.println(plain(line));
        out.flush();
    }

    void note(String line) {
        err.println(plain(line));
        err.flush();
    }

    /** Two lines: the problem and what to do. */
    void error(String problem, String action) {
        note("plumbline: " + problem);
        note("  " + action);
    }

    /** Whether stderr is a terminal, as the launcher saw it. */
    static boolean interactive() {
        return Boolean.getBoolean("plumbline.err.terminal");
    }

    /** Whether stdout is a terminal, as the launcher saw it. */
    static boolean shown() {
        return Boolean.getBoolean("plumbline.out.terminal");
    }

    static boolean colours() {
        return colours(System.getenv("NO_COLOR"), shown());
    }

    static boolean colours(@Nullable String noColor, boolean terminal) {
        return terminal && (noColor == null || noColor.isEmpty());
    }

    /** The text with control characters other than line ends and tabs shown as their code: no escape sequence gets out. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            boolean harmless = c == '\n' || c == '\t' || !(Character.isISOControl(c) || isDirection(c));
            plain.append(harmless ? Character.toString(c) : "\\u%04x".formatted(c));
        });
        return plain.toString();
    }

    private static boolean isDirection(int c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
