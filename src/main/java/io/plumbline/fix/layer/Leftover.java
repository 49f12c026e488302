package io.plumbline.fix.layer;

import io.plumbline.fix.Workbench;
import io.plumbline.fix.dbt.SourceOut;
import io.plumbline.model.Artifact;
import io.plumbline.model.Edit;
import io.plumbline.model.Model;
import io.plumbline.model.Source;
import io.plumbline.model.Test;
import java.util.List;
import java.util.Optional;

/** The declaration of a source that nothing reads any more once some models read something else. */
final class Leftover {

    private Leftover() {}

    /** Takes it out; no edits where it is read still, empty where it cannot be taken out. */
    static Optional<List<Edit>> of(Source source, List<Model> gone, Workbench bench) {
        List<Artifact> readers = bench.estate().children(source.id());
        boolean read = readers.stream().anyMatch(reader -> !(reader instanceof Test) && !gone.contains(reader));
        if (read) {
            return Optional.of(List.of());
        }
        return readers.stream().anyMatch(Test.class::isInstance)
                ? Optional.empty()
                : SourceOut.of(source, bench).map(List::of);
    }
}
