package io.plumbline.sql.parser;

/** Upper-cases words; one string for each spelling seen, so that comparing keywords is cheap. */
final class Words {

    private static final int SLOTS = 2048;

    private final String[] written = new String[SLOTS];
    private final String[] folded = new String[SLOTS];

    /** The word in upper case: ASCII letters only are changed, so that no other letter can pose as a keyword. */
    String fold(String text) {
        int slot = text.hashCode() * 0x9E3779B1 >>> 21;
        if (text.equals(written[slot])) {
            return folded[slot];
        }
        String upper = upper(text);
        written[slot] = text;
        folded[slot] = upper;
        return upper;
    }

    private static String upper(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            if (chars[i] >= 'a' && chars[i] <= 'z') {
                chars[i] -= 32;
            }
        }
        return new String(chars);
    }
}
