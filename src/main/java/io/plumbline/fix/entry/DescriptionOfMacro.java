package io.plumbline.fix.entry;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.fix.dbt.LastEntry;
import io.plumbline.fix.dbt.Scalar;
import io.plumbline.fix.dbt.YamlEntry;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Macro;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the comment right above a macro its description. */
@Mends(
        value = "undocumented-macro",
        by = "makes the comment right above the macro its description, in the YAML file of its folder",
        unless = "no comment of prose stands there, or the folder has no YAML file of macros or more than one")
final class DescriptionOfMacro implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return bench.estate()
                .artifact(finding.subject(), Macro.class)
                .flatMap(macro -> bench.file(macro.location().path())
                        .flatMap(
                                file -> HeadComment.above(file, macro.location().line()))
                        .flatMap(text -> edit(macro, "description: " + Scalar.of(text), bench)))
                .map(List::of)
                .orElse(List.of());
    }

    private static Optional<Edit> edit(Macro macro, String line, Workbench bench) {
        Location declared = macro.declared();
        if (declared != null) {
            return YamlEntry.at(declared, bench)
                    .flatMap(entry -> entry.put("description", line.substring("description: ".length())));
        }
        String folder = LastEntry.folder(macro.location().path());
        return LastEntry.in(folder, "", macro.location().source(), Macro.class, bench)
                .map(last -> {
                    List<String> lines = new ArrayList<>();
                    if (last.first() > 2 && last.file().line(last.first() - 1).isBlank()) {
                        lines.add("");
                    }
                    String indent = " ".repeat(last.indent());
                    lines.add(indent + "- name: " + macro.name());
                    lines.add(indent + "  " + line);
                    return last.file().insertAfter(last.last(), lines);
                });
    }
}
