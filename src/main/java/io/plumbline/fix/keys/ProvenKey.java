package io.plumbline.fix.keys;

import io.plumbline.fix.Workbench;
import io.plumbline.model.Artifact;
import io.plumbline.model.Model;
import java.util.List;
import java.util.Optional;

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

    /** The only column of a node that tests keep unique and filled, in upper case; empty where none or several are. */
    public static Optional<String> tested(Artifact node, Workbench bench) {
        Rows rows = TestedRows.of(node, bench);
        List<String> keys = rows.keys().stream()
                .filter(key -> key.columns().size() == 1 && rows.filled().containsAll(key.columns()))
                .map(key -> key.columns().iterator().next())
                .toList();
        return keys.size() == 1 ? Optional.of(keys.get(0)) : Optional.empty();
    }
}
