package io.plumbline.fix.dbt;

import io.plumbline.fix.TextFile;
import io.plumbline.model.Edit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code config(…)} call at the head of a SQL file. */
final class ConfigCall {

    private static final Pattern OPENING = Pattern.compile("\\{\\{-?\\s*config\\s*\\(");

    private static final String TEXT = "'[^'\\\\\\n]*'|\"[^\"\\\\\\n]*\"";

    private ConfigCall() {}

    /**
     * A text under one of its arguments; a call is written where the file has none.
     *
     * @return empty where there are several calls, or the argument is there and no plain text
     */
    static Optional<Edit> put(TextFile file, String name, String value) {
        return set(file, name, "'" + value + "'");
    }

    /** The same for a literal of any kind, as it is written. */
    static Optional<Edit> set(TextFile file, String name, String literal) {
        Matcher opening = OPENING.matcher(file.text());
        if (!opening.find()) {
            String call = "{{ config(" + name + "=" + literal + ") }}" + file.eol() + file.eol();
            return Optional.of(file.replace(0, 0, call));
        }
        int open = opening.end();
        int close = closing(file.text(), open);
        if (opening.find() || close < 0) {
            return Optional.empty();
        }
        String inside = file.text().substring(open, close);
        Matcher there = Pattern.compile("\\b" + name + "\\s*=\\s*").matcher(inside);
        return there.find()
                ? change(file, open + there.end(), literal)
                : Optional.of(add(file, open, inside, name + "=" + literal));
    }

    /** The call without one of its arguments; empty where that is not there behind another one, or no plain text or list. */
    static Optional<Edit> without(TextFile file, String name) {
        Matcher opening = OPENING.matcher(file.text());
        int close = opening.find() ? closing(file.text(), opening.end()) : -1;
        if (close < 0) {
            return Optional.empty();
        }
        Matcher there = Pattern.compile(",\\s*" + name + "\\s*=\\s*(?:" + TEXT + "|\\[[^\\[\\]()]*\\])(?=\\s*[,)])")
                .matcher(file.text())
                .region(opening.end(), close + 1);
        return there.find() ? Optional.of(file.replace(there.start(), there.end(), "")) : Optional.empty();
    }

    private static Optional<Edit> change(TextFile file, int at, String with) {
        Matcher literal = Pattern.compile("(?:" + TEXT + ")(?=\\s*[,)])").matcher(file.text());
        return literal.find(at) && literal.start() == at
                ? Optional.of(file.replace(at, literal.end(), with))
                : Optional.empty();
    }

    private static Edit add(TextFile file, int open, String inside, String argument) {
        String arguments = inside.stripTrailing();
        int at = open + arguments.length();
        if (arguments.isBlank()) {
            return file.replace(at, at, argument);
        }
        int line = arguments.lastIndexOf('\n');
        String last = arguments.substring(line + 1);
        String gap = line < 0
                ? " "
                : file.eol() + " ".repeat(last.length() - last.stripLeading().length());
        return file.replace(at, at, (arguments.endsWith(",") ? "" : ",") + gap + argument);
    }

    /** The parenthesis that closes one, texts left out; -1 where none does. */
    private static int closing(String text, int open) {
        int depth = 1;
        char quote = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
