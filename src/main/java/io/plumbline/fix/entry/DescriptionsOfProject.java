package io.plumbline.fix.entry;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Model;
import java.util.ArrayList;
import java.util.List;

/** Describes every model of a project that has no description, as the fix of each of them does. */
@Mends(
        value = "low-documentation-coverage",
        by = "makes the comments of all models without a description their descriptions",
        unless = "one of them has no comment that is prose of four words or more")
final class DescriptionsOfProject implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        List<Model> bare = bench.estate()
                .models()
                .filter(model -> finding.subject().equals("project." + model.packageName()))
                .filter(model -> !model.properties().described())
                .toList();
        List<Edit> all = new ArrayList<>();
        for (Model model : bare) {
            List<Edit> edits = DescriptionOfComment.edits(model, "undocumented-model", bench);
            if (edits.isEmpty()) {
                return List.of();
            }
            all.addAll(edits);
        }
        return all;
    }
}
