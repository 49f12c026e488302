package io.plumbline.fix.dbt;

import io.plumbline.fix.TextFile;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An entry of a block list in a YAML file, by its lines: from its dash to the last line that is indented deeper. Comments
 * inside belong to it, blank lines behind it do not.
 *
 * @param first the line of the dash, 1-based
 * @param last inclusive
 */
public record YamlEntry(TextFile file, int first, int last) {

    /** The entry that begins where a place does; empty where its file cannot be read or no dash begins it. */
    public static Optional<YamlEntry> at(Location place, Workbench bench) {
        return bench.file(place.path()).flatMap(file -> at(file, place.line()));
    }

    /** The entry that begins on a line; empty where no dash begins it. */
    public static Optional<YamlEntry> at(TextFile file, int line) {
        if (!file.line(line).stripLeading().startsWith("- ")) {
            return Optional.empty();
        }
        List<String> lines = file.lines();
        int last = line;
        for (int next = line + 1; next <= lines.size(); next++) {
            if (file.line(next).isBlank()) {
                continue;
            }
            if (file.indent(next) <= file.indent(line)) {
                break;
            }
            last = next;
        }
        return Optional.of(new YamlEntry(file, line, last));
    }

    public int indent() {
        return file.indent(first);
    }

    /** The spaces its keys begin with. */
    public String keyIndent() {
        String line = file.line(first);
        int dash = line.indexOf('-');
        int key = dash + 1;
        while (key < line.length() && line.charAt(key) == ' ') {
            key++;
        }
        return " ".repeat(key);
    }

    /** Its lines, moved to another indent. */
    public List<String> lines(int indent) {
        List<String> moved = new ArrayList<>();
        for (String line : file.lines(first, last)) {
            moved.add(line.isBlank() ? "" : " ".repeat(indent) + line.substring(Math.min(indent(), line.length())));
        }
        return moved;
    }

    /** Whether its list has another entry, so that the list may lose this one. */
    public boolean hasSiblings() {
        return sibling(-1) || sibling(1);
    }

    private boolean sibling(int step) {
        int lines = file.lines().size();
        for (int line = step < 0 ? first - 1 : last + 1; line >= 1 && line <= lines; line += step) {
            boolean outside = !file.line(line).isBlank() && file.indent(line) < indent();
            boolean same = file.indent(line) == indent();
            if (same && file.line(line).stripLeading().startsWith("- ")) {
                return true;
            }
            if (outside
                    || same
                            && !file.line(line).stripLeading().startsWith("#")
                            && !file.line(line).isBlank()) {
                return false;
            }
        }
        return false;
    }

    public Edit delete() {
        return file.delete(first, last);
    }

    /** Other lines in its place. */
    public Edit replace(List<String> lines) {
        int end = file.start(last) + file.line(last).length();
        return file.replace(file.start(first), end, String.join(file.eol(), lines));
    }

    /** A value under one of its keys, in the place of an empty one or right below its first line. */
    public Optional<Edit> put(String key, String value) {
        String line = keyIndent() + key + ": " + value;
        for (int at = first; at <= last; at++) {
            String content = file.line(at);
            if (content.startsWith(keyIndent() + key + ":")) {
                String there = content.substring(keyIndent().length() + key.length() + 1)
                        .strip();
                boolean empty = there.isEmpty() || there.equals("\"\"") || there.equals("''");
                return empty && (at == last || file.indent(at + 1) <= file.indent(at))
                        ? Optional.of(file.replace(file.start(at), file.start(at) + content.length(), line))
                        : Optional.empty();
            }
        }
        return Optional.of(file.insertAfter(first, List.of(line)));
    }

    /** The line of one of its keys, 0 where it has none. */
    public int line(String key) {
        String head = file.line(first).substring(keyIndent().length());
        if (head.startsWith(key + ":")) {
            return first;
        }
        for (int at = first + 1; at <= last; at++) {
            if (file.line(at).startsWith(keyIndent() + key + ":")) {
                return at;
            }
        }
        return 0;
    }

    /** The last line of what stands under a key: what is indented deeper, and list entries right below it. */
    public int end(int line) {
        int end = line;
        for (int at = line + 1; at <= last; at++) {
            String content = file.line(at);
            boolean entry = file.indent(at) == keyIndent().length()
                    && content.stripLeading().startsWith("- ");
            if (!content.isBlank() && file.indent(at) <= keyIndent().length() && !entry) {
                break;
            }
            end = content.isBlank() ? end : at;
        }
        return end;
    }

    /** Whether the value of a key stands in its own line. */
    public boolean inline(int line, String key) {
        String content = file.line(line);
        return !content.substring(content.indexOf(key + ":") + key.length() + 1)
                .replaceFirst("\\s#.*", "")
                .isBlank();
    }
}
