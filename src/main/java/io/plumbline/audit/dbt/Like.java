package io.plumbline.audit.dbt;

import com.google.re2j.Pattern;

/** SQL's LIKE without an escape character, in linear time: {@code %} is any text, {@code _} any one character. */
final class Like {

    private final Pattern pattern;

    Like(String like) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < like.length(); i++) {
            char c = like.charAt(i);
            regex.append(c == '%' ? ".*" : c == '_' ? "." : Pattern.quote(String.valueOf(c)));
        }
        this.pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    boolean matches(String text) {
        return pattern.matches(text);
    }

    /** Whether the text contains the part, read as a LIKE pattern itself. */
    static boolean contains(String text, String part) {
        return new Like("%" + part + "%").matches(text);
    }
}
