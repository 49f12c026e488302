package io.plumbline.audit;

import io.plumbline.model.Estate;
import io.plumbline.model.Location;
import io.plumbline.model.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code -- plumbline: ignore RULE because …; owner …; until …} in SQL, the same in a Jinja or block comment of one
 * line, and behind {@code #} in YAML and Python. Behind code it covers that line; on a line of its own the next line of
 * code; above all code the whole file. Documents are not read: they may show how it is written.
 */
final class SuppressionComments {

    private static final String WORD = "plumbline:";
    private static final String RULES = "([a-z0-9-]+(?:\\s*,\\s*[a-z0-9-]+)*)";
    private static final Pattern IN_SQL =
            Pattern.compile("(?:--|/\\*|\\{#-?)\\s*plumbline:\\s*ignore\\s+" + RULES + "(.*?)(?:\\*/|-?#}|$)");
    private static final Pattern IN_TEXT = Pattern.compile("#\\s*plumbline:\\s*ignore\\s+" + RULES + "(.*)$");
    private static final Pattern ONLY_COMMENT = Pattern.compile("\\s*(?:--.*|\\{#.*#}\\s*|/\\*.*\\*/\\s*|#.*)?");

    private final SourceFile file;
    private final List<String> lines;
    private final List<Suppression> found = new ArrayList<>();

    private SuppressionComments(SourceFile file) {
        this.file = file;
        this.lines = file.lines();
    }

    static List<Suppression> in(Estate estate) {
        return estate.files()
                .filter(file -> !file.isProse() && file.text().contains(WORD))
                .flatMap(file -> new SuppressionComments(file).read().stream())
                .toList();
    }

    private List<Suppression> read() {
        Pattern form = file.path().endsWith(".sql") ? IN_SQL : IN_TEXT;
        boolean code = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            Matcher comment = form.matcher(line);
            boolean alone = ONLY_COMMENT.matcher(line).matches();
            code |= !alone;
            if (line.contains(WORD) && comment.find()) {
                Suppression.Reach reach = !alone
                        ? new Suppression.Line(i + 1)
                        : code ? new Suppression.Line(nextCode(i + 1)) : new Suppression.WholeFile();
                for (String rule : comment.group(1).split(",")) {
                    found.add(suppression(rule.strip(), comment.group(2), i + 1, reach));
                }
            }
        }
        return found;
    }

    /** The 1-based line of the first code at or behind a 0-based index; the last line where none follows. */
    private int nextCode(int index) {
        int at = index;
        while (at < lines.size() && ONLY_COMMENT.matcher(lines.get(at)).matches()) {
            at++;
        }
        return Math.min(at + 1, lines.size());
    }

    private Suppression suppression(String rule, String rest, int line, Suppression.Reach reach) {
        StringBuilder reason = new StringBuilder();
        String owner = "";
        String until = "";
        for (String part : rest.split(";")) {
            String text = part.strip();
            String word = text.toLowerCase(Locale.ROOT);
            if (word.startsWith("owner ")) {
                owner = text.substring("owner ".length()).strip();
            } else if (word.startsWith("until ")) {
                until = text.substring("until ".length()).strip();
            } else if (word.startsWith("because ") || !reason.isEmpty() && !text.isEmpty()) {
                reason.append(
                        reason.isEmpty() ? text.substring("because ".length()).strip() : "; " + text);
            }
        }
        Location declared = Location.ofLine(file.source(), file.path(), line);
        return new Suppression(rule, reason.toString(), owner, until, declared, reach);
    }
}
