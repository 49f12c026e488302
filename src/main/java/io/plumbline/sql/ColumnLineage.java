package io.plumbline.sql;

import io.plumbline.sql.lineage.StatementColumns;
import java.util.List;
import java.util.Optional;

/**
 * Where a statement's columns come from.
 *
 * @param columns its output columns in order; for a change the columns of the target it sets
 * @param uses columns that filter, join, group and order, of every query in it
 */
public record ColumnLineage(List<OutputColumn> columns, List<ColumnUse> uses) {

    public ColumnLineage {
        columns = List.copyOf(columns);
        uses = List.copyOf(uses);
    }

    /** Follows the columns of a statement; time is bounded, columns beyond the bound come out as unknown. */
    public static ColumnLineage of(SqlStatement statement, Dialect dialect, KnownColumns known) {
        return StatementColumns.of(statement.tree(), dialect, known);
    }

    public Optional<OutputColumn> column(String folded) {
        return columns.stream().filter(c -> c.name().equals(folded)).findFirst();
    }

    /** Whether every output column is known by name. */
    public boolean named() {
        return columns.stream().noneMatch(c -> c.name().equals("*"));
    }
}
