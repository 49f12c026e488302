package io.plumbline.fix.dbt;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import java.util.List;
import java.util.Optional;

/** Stores the view that an exposure reads as a table. */
@Mends(
        value = "exposure-on-view",
        by = "makes the view a table in the configuration of its SQL file",
        unless = "the exposure's view is not told by its name alone, or a YAML file says how it is stored")
final class TableForExposure implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        List<Model> views = bench.estate()
                .own(Model.class)
                .filter(model -> model.materialized().equals("view")
                        && model.enabled()
                        && model.name().equals(finding.facts().get("parent_resource_name")))
                .toList();
        Optional<Edit> edit = views.size() == 1
                ? bench.file(views.get(0).location().path())
                        .flatMap(file -> ConfigCall.put(file, "materialized", "table"))
                : Optional.empty();
        return edit.map(List::of).orElse(List.of());
    }
}
