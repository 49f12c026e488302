package io.plumbline.report.text;

/**
 * Shows characters that would hide or reorder text: control characters, bidirectional controls, zero-width characters,
 * tags and lone surrogates become {@code ⟨U+202E⟩}. Where crawled text goes to people it goes through here first.
 */
public final class Visible {

    private Visible() {}

    /** For running text: white space of any kind becomes one space. */
    public static String line(String text) {
        if (plain(text)) {
            return text;
        }
        return show(text.strip().replaceAll("[ \\t\\r\\n\\f\\x0B\\u0085\\u2028\\u2029]{1,1000}", " "), false);
    }

    /** For a line of code: tabs stay, a carriage return at the end goes. */
    public static String code(String line) {
        return show(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line, true);
    }

    /** At most {@code limit} characters, then how many were left out. */
    public static String cut(String text, int limit) {
        if (text.length() <= limit) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
        return text.substring(0, end) + "\u2026 (" + Words.tally(text.length() - end, "more character") + ")";
    }

    /** Printable ASCII with single spaces inside: nothing to do, and by far the most common case. */
    private static boolean plain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c > '~' || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return text.isEmpty() || before != ' ';
    }

    private static String show(String text, boolean tabs) {
        if (text.chars().allMatch(c -> c >= ' ' && c <= '~')
                || text.codePoints().noneMatch(c -> hides(c, tabs))) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (hides(c, tabs)) {
                shown.append(String.format("\u27e8U+%04X\u27e9", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static boolean hides(int c, boolean tabs) {
        if (c == '\t') {
            return !tabs;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0;
        };
    }
}
