package io.plumbline.fix.dbt;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import io.plumbline.model.Location;
import io.plumbline.model.Model;
import java.util.List;
import java.util.Optional;

/** Says that a model which an exposure reads is public. */
@Mends(
        value = "exposure-on-private-model",
        by = "makes the model public in its YAML entry; without a contract beside it that is not proven",
        unless = "its access is written down, no YAML entry names it, or it is no model")
final class PublicForExposure implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        List<Model> read = bench.estate()
                .models()
                .filter(model -> model.name().equals(finding.facts().get("parent_resource_name")))
                .toList();
        Optional<Edit> edit = read.size() == 1 ? edit(read.get(0), bench) : Optional.empty();
        return edit.map(List::of).orElse(List.of());
    }

    /** Where access is not said it is protected, so one that is private was said somewhere. */
    private static Optional<Edit> edit(Model model, Workbench bench) {
        Location declared = model.properties().declared();
        return declared == null
                        || !model.access().equals("protected")
                        || model.properties().config().containsKey("access")
                ? Optional.empty()
                : YamlEntry.at(declared, bench)
                        .filter(entry -> entry.line("access") == 0)
                        .flatMap(entry -> entry.put("access", "public"));
    }
}
