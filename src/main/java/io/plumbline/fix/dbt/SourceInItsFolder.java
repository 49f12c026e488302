package io.plumbline.fix.dbt;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.TextFile;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Source;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Moves the YAML file of a source into the folder that has the name of the source. */
@Mends(
        value = "misplaced-source",
        by = "moves the YAML file into the folder that has the name of the source",
        unless = "the file declares something else too, or a file of that name is there")
final class SourceInItsFolder implements Remedy {

    private static final Set<String> LAYERS = Set.of("models", "staging", "base", "sources", "source", "raw");

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        Source source = bench.estate().artifact(finding.subject(), Source.class).orElse(null);
        TextFile file =
                source == null ? null : bench.file(source.location().path()).orElse(null);
        if (source == null || file == null || !alone(source, file, bench)) {
            return List.of();
        }
        String target = target(file.path(), source.sourceName());
        return bench.has(target) || !source.sourceName().matches("\\w+")
                ? List.of()
                : List.of(new Edit.Delete(file.path(), file.text()), new Edit.Create(target, file.text()));
    }

    /** A folder of a layer holds the folders of sources; another one is the folder of another source and stands beside it. */
    private static String target(String path, String source) {
        int name = path.lastIndexOf('/');
        int folder = path.lastIndexOf('/', name - 1);
        boolean layer =
                folder < 0 || LAYERS.contains(path.substring(folder + 1, name).toLowerCase(Locale.ROOT));
        return path.substring(0, layer ? name + 1 : folder + 1) + source + path.substring(name);
    }

    private static boolean alone(Source source, TextFile file, Workbench bench) {
        return SourceOut.onlySources(file)
                && bench.estate()
                        .of(Source.class)
                        .filter(other -> other.location().path().equals(file.path()))
                        .allMatch(other -> other.sourceName().equals(source.sourceName()));
    }
}
