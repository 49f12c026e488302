package io.plumbline.fix.entry;

import io.plumbline.fix.TextFile;
import io.plumbline.fix.dbt.Scalar;
import io.plumbline.fix.dbt.YamlEntry;
import io.plumbline.model.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A comment in YAML that says what an entry is: right above it, behind its name or right below that. */
final class EntryComment {

    private EntryComment() {}

    /** Makes such a comment the description of an entry that has none; empty where no comment is prose about it alone. */
    static Optional<List<Edit>> asDescription(YamlEntry entry) {
        return behind(entry).or(() -> lines(entry, below(entry))).or(() -> lines(entry, above(entry)));
    }

    private static Optional<List<Edit>> behind(YamlEntry entry) {
        TextFile file = entry.file();
        String line = file.line(entry.first());
        int mark = line.indexOf(" #");
        return mark < 0 || !line.substring(0, mark).matches("\\s*- name: \\w+\\s*")
                ? Optional.empty()
                : Prose.of(List.of(line.substring(mark + 2)))
                        .flatMap(text -> entry.put("description", Scalar.of(text)))
                        .map(put -> List.of(cut(file, entry.first(), mark), put));
    }

    private static Edit cut(TextFile file, int line, int from) {
        String kept = file.line(line).substring(0, from).stripTrailing();
        return file.replace(
                file.start(line) + kept.length(),
                file.start(line) + file.line(line).length(),
                "");
    }

    /** Lines of a file, both ends included. */
    private record Lines(int first, int last) {}

    private static Lines below(YamlEntry entry) {
        int last = entry.first();
        while (last < entry.last()
                && comment(entry.file(), last + 1, entry.keyIndent().length())) {
            last++;
        }
        return new Lines(entry.first() + 1, last);
    }

    private static Lines above(YamlEntry entry) {
        TextFile file = entry.file();
        int first = entry.first();
        while (comment(file, first - 1, entry.indent())) {
            first--;
        }
        boolean ofTheList = file.line(first - 1).stripTrailing().endsWith(":") && entry.hasSiblings();
        return ofTheList ? new Lines(1, 0) : new Lines(first, entry.first() - 1);
    }

    private static boolean comment(TextFile file, int line, int indent) {
        return file.line(line).stripLeading().startsWith("#") && file.indent(line) == indent;
    }

    private static Optional<List<Edit>> lines(YamlEntry entry, Lines place) {
        if (place.last() < place.first()) {
            return Optional.empty();
        }
        TextFile file = entry.file();
        List<String> text = new ArrayList<>();
        file.lines(place.first(), place.last())
                .forEach(line -> text.add(line.strip().replaceFirst("#+", "")));
        return Prose.of(text)
                .flatMap(prose -> entry.put("description", Scalar.of(prose)))
                .map(put -> List.of(file.replace(file.start(place.first()), file.start(place.last() + 1), ""), put));
    }
}
