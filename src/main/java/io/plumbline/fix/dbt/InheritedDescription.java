package io.plumbline.fix.dbt;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Column;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives columns the description of the column whose values they pass on unchanged. */
@Mends(
        value = {"undocumented-column", "undocumented-public-model"},
        by = "writes the description of the column whose values it passes on unchanged",
        unless = "a column is computed, or nothing above it is described")
final class InheritedDescription implements Remedy {

    private static final int LONGEST = 400;

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        Model model = bench.model(finding).orElse(null);
        if (model == null || !model.properties().described()) {
            return List.of();
        }
        List<Edit> edits = new ArrayList<>();
        for (Column column : model.properties().columns()) {
            if (column.description().isBlank()) {
                Optional<Edit> edit = bench.inherited(model, column.name()).flatMap(text -> edit(column, text, bench));
                if (edit.isEmpty()) {
                    return List.of();
                }
                edits.add(edit.get());
            }
        }
        return edits;
    }

    private static Optional<Edit> edit(Column column, String text, Workbench bench) {
        return YamlEntry.at(column.location(), bench)
                .filter(entry -> !text.contains("\n") && text.length() <= LONGEST)
                .flatMap(entry -> entry.put("description", Scalar.of(text)));
    }
}
