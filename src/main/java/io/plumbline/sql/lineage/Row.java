package io.plumbline.sql.lineage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The columns of a table or query: those listed, then those of tables nobody described. */
final class Row {

    static final Row EMPTY = new Row(List.of(), List.of());

    private final List<Col> cols;
    private final List<Open> opens;
    private @Nullable Map<String, Col> byName;

    Row(List<Col> cols, List<Open> opens) {
        this.cols = List.copyOf(cols);
        this.opens = List.copyOf(opens);
    }

    List<Col> cols() {
        return cols;
    }

    List<Open> opens() {
        return opens;
    }

    boolean closed() {
        return opens.isEmpty();
    }

    /** The listed column of a name. */
    @Nullable
    Col listed(String name) {
        return names().get(name);
    }

    /** The listed columns by name; of several with one name the first. */
    Map<String, Col> names() {
        Map<String, Col> index = byName;
        if (index == null) {
            index = new HashMap<>();
            for (Col col : cols) {
                index.putIfAbsent(col.name(), col);
            }
            byName = index;
        }
        return index;
    }

    /** The column of a name; unknown where more than one undescribed table may hold it; null where none does. */
    @Nullable
    Col find(String name) {
        Col listed = listed(name);
        if (listed != null || opens.isEmpty()) {
            return listed;
        }
        Col found = null;
        for (Open open : opens) {
            Col col = open.find().apply(name);
            if (col != null) {
                found = found == null ? col : Col.unknown(name);
            }
        }
        return found;
    }
}
