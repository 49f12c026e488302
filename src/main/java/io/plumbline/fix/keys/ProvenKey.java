package io.plumbline.fix.keys;

import io.plumbline.fix.Workbench;
import io.plumbline.model.Model;
import java.util.List;

/** The columns that make a row of a model unique, whatever the data is. */
public final class ProvenKey {

    private ProvenKey() {}

    /**
     * What a model's SQL and the tests of what it reads show; the model's own tests are not asked. In upper case, in the
     * order of its columns; empty where nothing is shown. One column is never null.
     */
    public static List<String> of(Model model, Workbench bench) {
        return bench.derived(ModelRows.class, ModelRows::new)
                .computed(model)
                .primary()
                .orElse(List.of());
    }
}
