package io.plumbline.fix.dbt;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Source;
import java.util.List;

/** Takes out the declaration of a source table that nothing reads. */
@Mends(
        value = "unused-source",
        by = "takes the table out of its source",
        unless = "it is the only table of its source, or doc blocks describe it")
final class SourceTableOut implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return bench.estate()
                .artifact(finding.subject(), Source.class)
                .flatMap(source -> YamlEntry.at(source.location(), bench))
                .filter(entry -> entry.hasSiblings() && !SourceOut.namesDocBlock(entry))
                .map(entry -> List.of(entry.delete()))
                .orElse(List.of());
    }
}
