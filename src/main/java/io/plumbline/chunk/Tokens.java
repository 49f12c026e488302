package io.plumbline.chunk;

/**
 * Estimates how many tokens a WordPiece model makes of a text, on the high side for SQL, YAML and English. A word costs
 * one token for each started five letters or two digits; every other visible character costs one.
 */
final class Tokens {

    private static final int LETTERS = 5;
    private static final int DIGITS = 2;

    private Tokens() {}

    static int estimate(String text) {
        int tokens = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = i > 0 && kind(text.charAt(i)) == kind(text.charAt(i - 1)) ? run + 1 : 0;
            tokens += cost(kind(text.charAt(i)), run);
        }
        return tokens;
    }

    /** The end of the longest part of a text from an index on that costs no more than that; one character at least. */
    static int fit(String text, int from, int tokens) {
        int used = 0;
        int run = 0;
        for (int i = from; i < text.length(); i++) {
            run = i > from && kind(text.charAt(i)) == kind(text.charAt(i - 1)) ? run + 1 : 0;
            used += cost(kind(text.charAt(i)), run);
            if (used > tokens && i > from) {
                return Character.isLowSurrogate(text.charAt(i)) && i - 1 > from ? i - 1 : i;
            }
        }
        return text.length();
    }

    private enum Kind {
        LETTER,
        DIGIT,
        BLANK,
        OTHER
    }

    private static Kind kind(char c) {
        if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
            return Kind.LETTER;
        }
        return c >= '0' && c <= '9' ? Kind.DIGIT : Character.isWhitespace(c) ? Kind.BLANK : Kind.OTHER;
    }

    /** @param run how many characters of its kind stand right before it */
    private static int cost(Kind kind, int run) {
        return switch (kind) {
            case LETTER -> run % LETTERS == 0 ? 1 : 0;
            case DIGIT -> run % DIGITS == 0 ? 1 : 0;
            case BLANK -> 0;
            case OTHER -> 1;
        };
    }
}
