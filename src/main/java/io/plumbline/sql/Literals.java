package io.plumbline.sql;

/** Takes quotes and escapes off literals. */
final class Literals {

    private Literals() {}

    static String unquote(String text) {
        if (text.startsWith("$")) {
            int tag = text.indexOf('$', 1) + 1;
            return tag > 0 && text.length() >= 2 * tag ? text.substring(tag, text.length() - tag) : text;
        }
        int first = firstQuote(text);
        if (first < 0 || text.length() < first + 2) {
            return text;
        }
        char quote = text.charAt(first);
        String triple = String.valueOf(quote).repeat(3);
        if (quote != '`' && text.startsWith(triple, first) && text.length() >= first + 6 && text.endsWith(triple)) {
            return text.substring(first + 3, text.length() - 3);
        }
        char close = quote == '[' ? ']' : quote;
        String inner = text.substring(first + 1, text.length() - 1);
        boolean raw = first > 0 && "rR".indexOf(text.charAt(0)) >= 0;
        return raw || quote != '\'' ? undouble(inner, close) : unescape(inner);
    }

    private static int firstQuote(String text) {
        for (int i = 0; i < Math.min(4, text.length()); i++) {
            if ("'\"`[".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static String undouble(String inner, char quote) {
        String twice = String.valueOf(quote).repeat(2);
        return inner.contains(twice) ? inner.replace(twice, String.valueOf(quote)) : inner;
    }

    private static String unescape(String inner) {
        if (inner.indexOf('\\') < 0) {
            return undouble(inner, '\'');
        }
        StringBuilder out = new StringBuilder(inner.length());
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '\\' && i + 1 < inner.length()) {
                c = escaped(inner.charAt(++i));
            } else if (c == '\'' && i + 1 < inner.length() && inner.charAt(i + 1) == '\'') {
                i++;
            }
            out.append(c);
        }
        return out.toString();
    }

    private static char escaped(char c) {
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case '0' -> '\0';
            default -> c;
        };
    }
}
