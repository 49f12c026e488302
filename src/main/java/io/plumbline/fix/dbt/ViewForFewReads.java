package io.plumbline.fix.dbt;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import java.util.List;

/** Makes a view of a table that is built more often than it is read. */
@Mends(
        value = "overbuilt-model",
        by = "makes it a view, which computes its rows when they are read; unproven",
        unless = "it is incremental",
        doubt = "reading takes as long as a build did, and no query tells whether its readers can wait")
final class ViewForFewReads implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return bench.model(finding)
                .filter(model -> model.materialized().equals("table"))
                .flatMap(model -> bench.file(model.location().path()))
                .flatMap(file -> ConfigCall.put(file, "materialized", "view"))
                .map(List::of)
                .orElse(List.of());
    }
}
