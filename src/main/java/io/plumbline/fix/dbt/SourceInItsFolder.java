package io.plumbline.fix.dbt;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.TextFile;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Source;
import java.util.List;

/** Moves the YAML file of a source into the folder that has the name of the source. */
@Mends(
        value = "misplaced-source",
        by = "moves the YAML file into the folder that has the name of the source",
        unless = "the file declares something else too, or a file of that name is there")
final class SourceInItsFolder implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        Source source = bench.estate().artifact(finding.subject(), Source.class).orElse(null);
        TextFile file =
                source == null ? null : bench.file(source.location().path()).orElse(null);
        if (source == null || file == null || !alone(source, file, bench)) {
            return List.of();
        }
        int name = file.path().lastIndexOf('/');
        int folder = file.path().lastIndexOf('/', name - 1);
        String target = file.path().substring(0, folder + 1)
                + source.sourceName()
                + file.path().substring(name);
        return folder < 0 || bench.has(target) || !source.sourceName().matches("\\w+")
                ? List.of()
                : List.of(new Edit.Delete(file.path(), file.text()), new Edit.Create(target, file.text()));
    }

    private static boolean alone(Source source, TextFile file, Workbench bench) {
        boolean only = file.lines().stream()
                .filter(line -> !line.isBlank() && Character.isLetter(line.charAt(0)))
                .allMatch(line -> line.startsWith("sources:") || line.startsWith("version:"));
        return only
                && bench.estate()
                        .of(Source.class)
                        .filter(other -> other.location().path().equals(file.path()))
                        .allMatch(other -> other.sourceName().equals(source.sourceName()));
    }
}
