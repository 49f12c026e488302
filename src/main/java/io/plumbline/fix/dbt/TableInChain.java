package io.plumbline.fix.dbt;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import java.util.List;
import java.util.Optional;

/** Stores the model in the middle of a chain of views, so that neither half is long. */
@Mends(
        value = "chained-views",
        by = "makes the model in the middle of the chain a table, in the configuration of its SQL file",
        unless = "its name is not told apart from another one's, or a YAML file says how it is stored")
final class TableInChain implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        if (!(finding.facts().get("path") instanceof List<?> path) || path.size() < 3) {
            return List.of();
        }
        String middle = String.valueOf(path.get(path.size() / 2));
        List<Model> named = bench.estate()
                .models()
                .filter(model ->
                        model.label().equals(middle) && !model.materialized().equals("table"))
                .toList();
        Optional<Edit> edit = named.size() == 1
                ? bench.file(named.get(0).location().path())
                        .flatMap(file -> ConfigCall.put(file, "materialized", "table"))
                : Optional.empty();
        return edit.map(List::of).orElse(List.of());
    }
}
