package io.plumbline.fix.keys;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the rows of a table or query. Column names are those it gives out, in upper case.
 *
 * @param outputs every column in order; null where not all of them are known
 * @param keys sets of columns that are unique together
 * @param filled columns that are never null
 * @param constants columns that hold one value in every row, as SQL writes it
 */
record Rows(@Nullable List<String> outputs, List<Key> keys, Set<String> filled, Map<String, String> constants) {

    /**
     * Columns that are unique together.
     *
     * @param exact whether two nulls count as equal; where not, rows with nulls may repeat
     */
    record Key(Set<String> columns, boolean exact) {

        Key {
            columns = Set.copyOf(columns);
        }
    }

    /** Columns of the widest key that a person would name as one; a GROUP BY of more says little. */
    private static final int WIDEST = 4;

    static final Rows UNKNOWN = new Rows(null, List.of(), Set.of(), Map.of());

    Rows {
        outputs = outputs == null ? null : List.copyOf(outputs);
        keys = List.copyOf(new LinkedHashSet<>(keys));
        filled = Set.copyOf(filled);
        constants = Map.copyOf(constants);
    }

    /** Whether at most one row has given values in these columns; a null is no value. */
    boolean unique(Collection<String> columns) {
        return keys.stream().anyMatch(key -> columns.containsAll(key.columns()));
    }

    /** The smallest key that holds for every row, nulls and all; the first by the order of the columns. */
    Optional<List<String>> primary() {
        List<String> order = outputs == null
                ? keys.stream().flatMap(key -> key.columns().stream()).sorted().toList()
                : outputs;
        return keys.stream()
                .filter(key -> key.columns().size() <= WIDEST && order.containsAll(key.columns()))
                .filter(key -> filled.containsAll(key.columns())
                        || key.exact() && key.columns().size() > 1)
                .map(key -> sorted(key.columns(), order))
                .min((a, b) ->
                        a.size() != b.size() ? a.size() - b.size() : order.indexOf(a.get(0)) - order.indexOf(b.get(0)));
    }

    private static List<String> sorted(Set<String> columns, List<String> order) {
        List<String> sorted = new ArrayList<>(columns);
        sorted.sort((a, b) -> order.indexOf(a) - order.indexOf(b));
        return sorted;
    }
}
