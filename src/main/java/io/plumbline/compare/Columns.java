package io.plumbline.compare;

import io.plumbline.model.Artifact;
import io.plumbline.model.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The columns that YAML declares of a node. */
final class Columns {

    private Columns() {}

    static List<ColumnChange> changes(Artifact was, Artifact is) {
        Map<String, Column> before = byName(was);
        Map<String, Column> after = byName(is);
        List<ColumnChange> changes = new ArrayList<>();
        after.forEach((name, column) -> {
            Column old = before.get(name);
            if (old == null) {
                changes.add(new ColumnChange(Kind.ADDED, column.name(), List.of()));
            } else {
                List<TraitChange> traits = Traits.changes(Traits.of(old), Traits.of(column));
                if (!traits.isEmpty()) {
                    changes.add(new ColumnChange(Kind.CHANGED, column.name(), traits));
                }
            }
        });
        before.forEach((name, column) -> {
            if (!after.containsKey(name)) {
                changes.add(new ColumnChange(Kind.REMOVED, column.name(), List.of()));
            }
        });
        return changes;
    }

    private static Map<String, Column> byName(Artifact artifact) {
        Map<String, Column> columns = new LinkedHashMap<>();
        artifact.properties()
                .columns()
                .forEach(column -> columns.putIfAbsent(column.name().toLowerCase(Locale.ROOT), column));
        return columns;
    }
}
