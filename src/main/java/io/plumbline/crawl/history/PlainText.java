package io.plumbline.crawl.history;

/** Makes a stranger's text safe to keep on one line: controls, direction marks and lone surrogates become U+FFFD. */
final class PlainText {

    private static final int REPLACEMENT = 0xFFFD;

    private PlainText() {}

    static String of(String text, int maxCharacters) {
        StringBuilder safe = new StringBuilder(Math.min(text.length(), maxCharacters));
        text.strip().codePoints().limit(maxCharacters).forEach(c -> safe.appendCodePoint(safe(c)));
        return safe.toString();
    }

    private static int safe(int c) {
        if (c == '\t' || c == '\n' || c == '\r') {
            return ' ';
        }
        boolean direction = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
        boolean mark = c == 0x200E || c == 0x200F || c == 0x061C || c == 0x200B || c == 0x2060 || c == 0xFEFF;
        boolean separator = c == 0x2028 || c == 0x2029;
        boolean tag = c >= 0xE0000 && c <= 0xE007F;
        boolean surrogate = c >= 0xD800 && c <= 0xDFFF;
        return Character.isISOControl(c) || direction || mark || separator || tag || surrogate ? REPLACEMENT : c;
    }
}
