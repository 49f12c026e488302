package io.plumbline.chunk;

/**
 * A part of templated SQL that tells structure.
 *
 * @param text a word as written, or the inside of a Jinja tag or expression
 */
record SqlToken(Kind kind, String text, int line, int endLine) {

    enum Kind {
        WORD,
        OPEN,
        CLOSE,
        COMMA,
        TAG,
        EXPRESSION,
        OTHER
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    boolean isJinja() {
        return kind == Kind.TAG || kind == Kind.EXPRESSION;
    }

    /** The first word of a tag, {@code macro} for example. */
    String tagName() {
        String[] words = text.split("[\\s(]+", 2);
        return words[0];
    }
}
