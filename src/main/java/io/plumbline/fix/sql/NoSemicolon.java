package io.plumbline.fix.sql;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.TextFile;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import java.util.List;

/** Takes out the semicolon a model's SQL ends with. */
@Mends(
        value = "trailing-semicolon",
        by = "takes the semicolon out",
        unless = "it is not the only semicolon of its line")
final class NoSemicolon implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return bench.file(finding.location().path())
                .flatMap(file ->
                        semicolon(file, finding.location().line()).stream().findFirst())
                .map(List::of)
                .orElse(List.of());
    }

    private static List<Edit> semicolon(TextFile file, int line) {
        int last = file.lines().size();
        boolean alone = file.line(line).isBlank() || file.line(line).strip().equals(";");
        return alone && line == last && line > 1
                ? List.of(file.delete(line, line))
                : file.replaceOnce(line, ";", "").stream().toList();
    }
}
