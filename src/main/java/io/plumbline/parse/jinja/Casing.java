package io.plumbline.parse.jinja;

import java.util.Locale;
import java.util.function.IntPredicate;

/** Upper and lower case, and what a text consists of. */
final class Casing {

    private Casing() {}

    static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT)
                + text.substring(first).toLowerCase(Locale.ROOT);
    }

    static String title(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean[] inWord = {false};
        text.codePoints().forEach(c -> {
            out.appendCodePoint(inWord[0] ? Character.toLowerCase(c) : Character.toTitleCase(c));
            inWord[0] = cased(c);
        });
        return out.toString();
    }

    static String swap(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c))
                .forEach(out::appendCodePoint);
        return out.toString();
    }

    static boolean is(String text, String name) {
        return switch (name) {
            case "isascii" -> text.chars().allMatch(c -> c < 128);
            case "isalnum" -> all(text, Character::isLetterOrDigit);
            case "isalpha" -> all(text, Character::isLetter);
            case "isdigit", "isdecimal", "isnumeric" -> all(text, Character::isDigit);
            case "isspace" -> all(text, c -> c < 65536 && Text.isSpace((char) c));
            case "isprintable" -> text.isEmpty() || all(text, c -> c == ' ' || !Character.isISOControl(c));
            case "isidentifier" ->
                !text.isEmpty()
                        && (Character.isUnicodeIdentifierStart(text.codePointAt(0)) || text.charAt(0) == '_')
                        && text.codePoints().skip(1).allMatch(Character::isUnicodeIdentifierPart);
            case "islower" -> cased(text) && text.codePoints().noneMatch(Character::isUpperCase);
            case "isupper" -> cased(text) && text.codePoints().noneMatch(Character::isLowerCase);
            default -> cased(text) && text.equals(title(text));
        };
    }

    private static boolean all(String text, IntPredicate kind) {
        return !text.isEmpty() && text.codePoints().allMatch(kind);
    }

    private static boolean cased(String text) {
        return text.codePoints().anyMatch(Casing::cased);
    }

    private static boolean cased(int c) {
        return Character.isUpperCase(c) || Character.isLowerCase(c) || Character.isTitleCase(c);
    }
}
