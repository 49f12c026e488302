package io.plumbline.sql;

import io.plumbline.model.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A table that is known by name, and what is known of its columns.
 *
 * @param id unique id of the node or source that stands for it
 * @param label what people call it
 * @param name as SQL names it, folded
 * @param columns folded name to type, in the table's order; an empty type where none is known
 * @param at where it is defined
 */
public record KnownTable(String id, String label, TableName name, Map<String, String> columns, Location at) {

    public KnownTable {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
}
