package io.plumbline.sql;

/**
 * One token of a SQL text.
 *
 * @param text the characters as written
 * @param word what the grammar compares: an unquoted word in upper case, an operator as written; empty for all else
 */
public record Token(Type type, String text, String word, Span span) {

    /** What a token is. */
    public enum Type {
        /** An unquoted word: a keyword or an identifier. */
        WORD,
        /** A quoted identifier. */
        QUOTED,
        STRING,
        NUMBER,
        /** {@code $1}, {@code $name}, {@code ?}. */
        VARIABLE,
        /** {@code @stage/path}. */
        STAGE,
        OPERATOR,
        COMMENT,
        /** A character or an unterminated literal that no SQL allows. */
        INVALID,
        END
    }

    /** The value of a string or quoted identifier without its quotes and escapes; the text of all other tokens. */
    public String value() {
        return switch (type) {
            case STRING, QUOTED -> Literals.unquote(text);
            case WORD, NUMBER, VARIABLE, STAGE, OPERATOR, COMMENT, INVALID, END -> text;
        };
    }

    /** How messages show it. */
    public String shown() {
        if (type == Type.END) {
            return "the end of the text";
        }
        String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
        return "'" + shown.replace('\n', ' ') + "'";
    }
}
