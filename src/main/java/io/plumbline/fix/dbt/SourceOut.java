package io.plumbline.fix.dbt;

import io.plumbline.fix.TextFile;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Source;
import io.plumbline.model.Test;
import java.util.Optional;

/** Takes the declaration of a source table out, with the source and the file it stands in where those are empty then. */
public final class SourceOut {

    private SourceOut() {}

    /** The edit; empty where tests or doc blocks would be lost, or something else stands in the same file. */
    public static Optional<Edit> of(Source source, Workbench bench) {
        YamlEntry table = YamlEntry.at(source.location(), bench).orElse(null);
        boolean tested =
                bench.estate().of(Test.class).anyMatch(test -> source.id().equals(test.attachedTo()));
        if (table == null || tested || namesDocBlock(table)) {
            return Optional.empty();
        }
        if (table.hasSiblings()) {
            return Optional.of(table.delete());
        }
        YamlEntry whole = YamlEntry.at(source.sourceLocation(), bench).orElse(null);
        if (whole == null || namesDocBlock(whole)) {
            return Optional.empty();
        }
        return whole.hasSiblings() ? Optional.of(whole.delete()) : file(table.file());
    }

    private static Optional<Edit> file(TextFile file) {
        return onlySources(file) ? Optional.of(new Edit.Delete(file.path(), file.text())) : Optional.empty();
    }

    /** Whether a YAML file declares nothing besides sources. */
    static boolean onlySources(TextFile file) {
        return file.lines().stream()
                .filter(line -> !line.isBlank() && Character.isLetter(line.charAt(0)))
                .allMatch(line -> line.startsWith("sources:") || line.startsWith("version:"));
    }

    /** A doc block that only this entry names would be left over. */
    static boolean namesDocBlock(YamlEntry entry) {
        return entry.lines(0).stream().anyMatch(line -> line.contains("doc("));
    }
}
