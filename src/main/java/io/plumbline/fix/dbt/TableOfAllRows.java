package io.plumbline.fix.dbt;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.TextFile;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a table of a model that merges all of its input on every run. */
@Mends(
        value = "incremental-without-filter",
        by = "makes it a table of the rows it reads anyway; rows that its input has no more go with the next build",
        unless = "it has no unique_key, so that it may pile rows up on purpose, or full_refresh keeps its rows")
final class TableOfAllRows implements Remedy {

    /** What a table has no use for. */
    private static final List<String> LEFT = List.of("unique_key", "incremental_strategy", "on_schema_change");

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return bench.model(finding)
                .filter(model -> model.properties().config().get("unique_key") != null
                        && model.properties().config().get("full_refresh") == null)
                .flatMap(model -> bench.file(model.location().path()))
                .map(TableOfAllRows::edits)
                .orElse(List.of());
    }

    private static List<Edit> edits(TextFile file) {
        Optional<Edit> table = ConfigCall.put(file, "materialized", "table");
        List<Edit> edits = new ArrayList<>();
        if (table.isPresent()) {
            edits.add(table.get());
            LEFT.forEach(name -> ConfigCall.without(file, name).ifPresent(edits::add));
        }
        return edits;
    }
}
