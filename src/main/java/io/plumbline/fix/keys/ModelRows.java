package io.plumbline.fix.keys;

import io.plumbline.fix.Workbench;
import io.plumbline.fix.sql.Template;
import io.plumbline.model.Artifact;
import io.plumbline.model.Model;
import io.plumbline.sql.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of models, by their tests and by their SQL; each model is looked at once. */
final class ModelRows {

    private static final int DEPTH = 12;

    private final Workbench bench;
    private final Map<String, Rows> known = new HashMap<>();
    private int depth;

    ModelRows(Workbench bench) {
        this.bench = bench;
    }

    /** What the SQL of a model shows, its own tests left out. */
    Rows computed(Model model) {
        return model.version() == null || model.language().equals("sql")
                ? Template.of(model, bench)
                        .map(template -> new QueryRows(template, table -> read(model, table)).of())
                        .orElse(Rows.UNKNOWN)
                : Rows.UNKNOWN;
    }

    private Rows read(Model reader, TableName table) {
        return bench.estate().parents(reader.id()).stream()
                .filter(parent -> bench.table(parent).filter(table::equals).isPresent())
                .findFirst()
                .map(this::of)
                .orElse(Rows.UNKNOWN);
    }

    private Rows of(Artifact node) {
        Rows done = known.get(node.id());
        if (done != null) {
            return done;
        }
        Rows tested = TestedRows.of(node, bench);
        known.put(node.id(), tested);
        if (node instanceof Model model && depth < DEPTH) {
            depth++;
            Rows rows = both(tested, computed(model));
            depth--;
            known.put(node.id(), rows);
            return rows;
        }
        return tested;
    }

    private static Rows both(Rows tested, Rows computed) {
        List<Rows.Key> keys = new ArrayList<>(tested.keys());
        keys.addAll(computed.keys());
        Set<String> filled = new HashSet<>(tested.filled());
        filled.addAll(computed.filled());
        @Nullable List<String> outputs = tested.outputs() == null ? computed.outputs() : tested.outputs();
        return new Rows(outputs, keys, filled, computed.constants());
    }
}
