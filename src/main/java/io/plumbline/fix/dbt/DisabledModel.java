package io.plumbline.fix.dbt;

import io.plumbline.fix.Mends;
import io.plumbline.fix.Remedy;
import io.plumbline.fix.Workbench;
import io.plumbline.model.Edit;
import io.plumbline.model.Finding;
import java.util.List;

/** Lets a model rest that nobody reads; its table stays as it is. */
@Mends(
        value = "unread-model",
        by = "disables the model, so that it is built no more, and leaves its table; unproven",
        unless = "its SQL file says already whether it is enabled",
        doubt = "no query tells whether somebody still needs it")
final class DisabledModel implements Remedy {

    @Override
    public List<Edit> edits(Finding finding, Workbench bench) {
        return bench.model(finding)
                .flatMap(model -> bench.file(model.location().path()))
                .flatMap(file -> ConfigCall.set(file, "enabled", "false"))
                .map(List::of)
                .orElse(List.of());
    }
}
