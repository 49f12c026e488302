package io.plumbline.parse.dbt;

import io.plumbline.parse.jinja.JinjaError;
import io.plumbline.parse.jinja.MacroDefinition;
import io.plumbline.parse.jinja.SourceBlocks;
import java.util.ArrayList;
import java.util.List;

/** Reads every macro of every package: macro files, and generic tests in the test folders. */
final class MacroFiles {

    private final Texts texts;
    private final FileFinder finder;
    private final Problems problems;
    private final List<Found> found = new ArrayList<>();

    /** A macro and where it stands. */
    record Found(ProjectFile file, MacroDefinition macro) {}

    MacroFiles(Texts texts, FileFinder finder, Problems problems) {
        this.texts = texts;
        this.finder = finder;
        this.problems = problems;
    }

    MacroTable read(DbtPackage root, List<DbtPackage> packages) {
        MacroTable table = new MacroTable(root.name());
        for (DbtPackage owner : packages) {
            List<ProjectFile> files = new ArrayList<>(finder.find(owner, owner.macroPaths(), ".sql"));
            List<String> generic =
                    owner.testPaths().stream().map(path -> path + "/generic").toList();
            files.addAll(finder.find(owner, generic, ".sql"));
            files.forEach(file -> read(file, table));
        }
        return table;
    }

    List<Found> found() {
        return found;
    }

    private void read(ProjectFile file, MacroTable table) {
        String text = texts.read(file.path());
        if (text == null) {
            return;
        }
        SourceBlocks blocks = SourceBlocks.ofSql(text, file.path());
        for (JinjaError problem : blocks.problems()) {
            problems.add(file.path(), problem.line(), file.path(), problem.reason());
        }
        for (MacroDefinition macro : blocks.macros()) {
            if (table.add(
                    file.owner().name(), macro, String.valueOf(texts.tree().hash(file.path())))) {
                found.add(new Found(file, macro));
            } else {
                problems.add(
                        file.path(),
                        macro.line(),
                        "macro " + macro.name(),
                        "package " + file.owner().name() + " has two macros of this name; dbt would refuse it");
            }
        }
    }
}
