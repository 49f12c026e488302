package io.plumbline.parse.jinja;

import org.jspecify.annotations.Nullable;

/**
 * A piece of a template.
 *
 * @param text the name, operator or template data
 * @param value of a literal; the text otherwise
 * @param line 1-based
 * @param start offset of the first character
 * @param end offset after the last, white space that the tag strips included
 */
record Token(Type type, String text, @Nullable Object value, int line, int start, int end) {

    enum Type {
        DATA,
        BLOCK_BEGIN,
        BLOCK_END,
        VARIABLE_BEGIN,
        VARIABLE_END,
        NAME,
        STRING,
        INTEGER,
        FLOAT,
        OPERATOR,
        EOF
    }

    boolean operator(String symbol) {
        return type == Type.OPERATOR && text.equals(symbol);
    }

    boolean name(String word) {
        return type == Type.NAME && text.equals(word);
    }

    /** How an error names it. */
    String describe() {
        return switch (type) {
            case BLOCK_BEGIN -> "begin of statement block";
            case BLOCK_END -> "end of statement block";
            case VARIABLE_BEGIN -> "begin of print statement";
            case VARIABLE_END -> "end of print statement";
            case EOF -> "end of template";
            case DATA -> "template data / text";
            case NAME, STRING, INTEGER, FLOAT, OPERATOR -> text.length() > 60 ? text.substring(0, 60) + "..." : text;
        };
    }
}
