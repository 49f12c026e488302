package io.plumbline.audit.sql;

import io.plumbline.audit.dbt.Node;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the rows of a table in a FROM clause: which dbt node it passes on, and what makes a row unique. Column
 * names are upper case, those the item shows.
 *
 * @param node the node whose rows these are, some left out perhaps; null where they are computed
 * @param columns shown name to the node's own; null where every column keeps its name
 * @param keys sets of columns that are unique together, as tests declare or a GROUP BY makes them
 */
record Grain(@Nullable Node node, @Nullable Map<String, String> columns, List<Set<String>> keys) {

    /** The node's own name of a shown column, null where it is computed or not known. */
    @Nullable
    String own(String shown) {
        return columns == null ? shown : columns.get(shown);
    }

    /** Whether these columns hold a key. */
    boolean unique(Set<String> shown) {
        return keys.stream().anyMatch(shown::containsAll);
    }
}
