package io.plumbline.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A constraint of a model or column.
 *
 * @param type {@code primary_key}, {@code not_null}, {@code unique}, {@code check}, {@code foreign_key} or {@code
 *     custom}
 * @param columns the columns it names; empty on a column's own constraint
 * @param to the unique id a foreign key points to, where it is a resolved {@code ref} or {@code source}
 */
public record Constraint(
        String type,
        List<String> columns,
        @Nullable String expression,
        @Nullable String to) {

    public Constraint {
        columns = List.copyOf(columns);
    }
}
