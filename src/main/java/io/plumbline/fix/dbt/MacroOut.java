package io.plumbline.fix.dbt;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.TextFile;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Macro;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes out a macro that nothing calls, with its entry in YAML. */
@Mends(
        value = "unused-macro",
        by = "takes the macro out, with its entry in YAML",
        unless = "other text stands on its lines, or its entry is the only one of its list")
final class MacroOut implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        Macro macro = bench.estate().artifact(finding.subject(), Macro.class).orElse(null);
        TextFile file =
                macro == null ? null : bench.file(macro.location().path()).orElse(null);
        if (macro == null || file == null || !alone(file, macro.location())) {
            return List.of();
        }
        List<Edit> edits = new ArrayList<>();
        edits.add(out(file, macro.location()));
        Location declared = macro.declared();
        if (declared != null) {
            Optional<YamlEntry> entry = YamlEntry.at(declared, bench);
            if (entry.isEmpty() || !entry.get().hasSiblings()) {
                return List.of();
            }
            edits.add(entry.get().delete());
        }
        return edits;
    }

    private static boolean alone(TextFile file, Location place) {
        return file.line(place.line()).startsWith("{%")
                && file.line(place.endLine())
                        .matches("\\{%-?\\s*endmacro\\s*-?%}\\s*|\\{%-?\\s*macro .*endmacro\\s*-?%}\\s*");
    }

    private static Edit out(TextFile file, Location place) {
        int first = place.line();
        String above = file.line(first - 1).strip();
        if (above.startsWith("{#") && above.endsWith("#}")) {
            first--;
        }
        String rest = String.join("", file.lines().subList(0, first - 1))
                + String.join(
                        "", file.lines().subList(place.endLine(), file.lines().size()));
        return rest.isBlank() ? new Edit.Delete(file.path(), file.text()) : file.delete(first, place.endLine());
    }
}
