package io.plumbline.report.ci;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A unified diff as SARIF's {@code artifactChanges}: for each run of changed lines the region of the old file that goes and the
 * text that comes (SARIF 2.1.0, 3.55 to 3.57).
 */
final class SarifFix {

    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+)(?:,(\\d+))? \\+.*");

    private final ArrayNode changes;
    private final List<String> added = new ArrayList<>();
    private ArrayNode replacements;
    private int line;
    private int removed;

    private SarifFix(ArrayNode changes) {
        this.changes = changes;
        this.replacements = changes;
    }

    /** Adds the changes of a diff; a file that the diff makes anew is left out, for SARIF changes what is there. */
    static void write(ArrayNode changes, String diff) {
        SarifFix fix = new SarifFix(changes);
        boolean made = false;
        for (String line : (Iterable<String>) diff.lines()::iterator) {
            if (line.startsWith("diff --git ")) {
                fix.flush();
            } else if (line.startsWith("--- ")) {
                made = line.equals("--- /dev/null");
            } else if (line.startsWith("+++ ") && !made) {
                fix.file(line.substring("+++ b/".length()));
            } else if (!made && !line.startsWith("+++ ")) {
                fix.line(line);
            }
        }
        fix.flush();
    }

    private void file(String path) {
        ObjectNode change = changes.addObject();
        change.putObject("artifactLocation").put("uri", CiFindings.uri(path)).put("uriBaseId", "%SRCROOT%");
        replacements = change.putArray("replacements");
    }

    private void line(String text) {
        Matcher hunk = HUNK.matcher(text);
        if (hunk.matches()) {
            flush();
            boolean nothingOld = "0".equals(hunk.group(2));
            line = Integer.parseInt(hunk.group(1)) + (nothingOld ? 1 : 0);
        } else if (text.startsWith("-")) {
            removed++;
        } else if (text.startsWith("+")) {
            added.add(text.substring(1));
        } else if (text.startsWith(" ") || text.isEmpty()) {
            flush();
            line++;
        }
    }

    /** Writes the run of changed lines that ends here. */
    private void flush() {
        if (removed > 0 || !added.isEmpty()) {
            ObjectNode replacement = replacements.addObject();
            replacement
                    .putObject("deletedRegion")
                    .put("startLine", line)
                    .put("startColumn", 1)
                    .put("endLine", line + removed)
                    .put("endColumn", 1);
            if (!added.isEmpty()) {
                replacement.putObject("insertedContent").put("text", String.join("\n", added) + "\n");
            }
        }
        line += removed;
        removed = 0;
        added.clear();
    }
}
