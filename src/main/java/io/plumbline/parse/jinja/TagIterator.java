package io.plumbline.parse.jinja;

/** Walks over the statement tags of a text, past comments, raw blocks, print statements and quoted text. */
final class TagIterator {

    private final String text;
    private int at;
    private int start;
    private int end;
    private String word = "";

    TagIterator(String text) {
        this.text = text;
    }

    /** Goes to the next statement tag. */
    boolean advance() {
        while (true) {
            int open = next(at);
            if (open < 0) {
                return false;
            }
            char kind = text.charAt(open + 1);
            if (kind == '#') {
                int close = text.indexOf("#}", open + 2);
                at = close < 0 ? text.length() : close + 2;
            } else if (kind == '{') {
                at = close(open + 2, "}}");
            } else {
                start = open;
                word = wordAt(open + 2);
                end = close(open + 2, "%}");
                at = word.equals("raw") ? afterRaw(end) : end;
                if (!word.equals("raw")) {
                    return true;
                }
            }
        }
    }

    /** Goes to the next tag of that word; false, at the end of the text, where there is none. */
    boolean skipTo(String wanted) {
        while (advance()) {
            if (word.equals(wanted)) {
                return true;
            }
        }
        return false;
    }

    void resume(int offset) {
        at = offset;
    }

    String word() {
        return word;
    }

    int start() {
        return start;
    }

    int end() {
        return end;
    }

    private int next(int from) {
        for (int open = text.indexOf('{', from);
                open >= 0 && open + 1 < text.length();
                open = text.indexOf('{', open + 1)) {
            char kind = text.charAt(open + 1);
            if (kind == '%' || kind == '#' || kind == '{') {
                return open;
            }
        }
        return -1;
    }

    private String wordAt(int from) {
        int first = from;
        while (first < text.length() && (Text.isSpace(text.charAt(first)) || "-+".indexOf(text.charAt(first)) >= 0)) {
            first++;
        }
        int last = first;
        while (last < text.length() && Character.isJavaIdentifierPart(text.charAt(last))) {
            last++;
        }
        return text.substring(first, last);
    }

    /** The offset after the closing mark, past quoted text. */
    private int close(int from, String mark) {
        int cursor = from;
        while (cursor < text.length()) {
            char c = text.charAt(cursor);
            if (c == '\'' || c == '"') {
                cursor = quoteEnd(cursor, c);
            } else if (text.startsWith(mark, cursor)) {
                return cursor + mark.length();
            } else {
                cursor++;
            }
        }
        return text.length();
    }

    private int quoteEnd(int open, char quote) {
        int cursor = open + 1;
        while (cursor < text.length() && text.charAt(cursor) != quote) {
            cursor += text.charAt(cursor) == '\\' ? 2 : 1;
        }
        return Math.min(cursor + 1, text.length());
    }

    private int afterRaw(int from) {
        for (int open = text.indexOf("{%", from); open >= 0; open = text.indexOf("{%", open + 2)) {
            if (wordAt(open + 2).equals("endraw")) {
                return close(open + 2, "%}");
            }
        }
        return text.length();
    }
}
