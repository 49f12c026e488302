package io.plumbline.sql;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the guard lets through besides plain queries.
 *
 * @param functions functions trusted although the guard does not know them: UDFs, with every part of the name they are
 *     called by, in upper case
 * @param tables names a table's own name must start with ({@code DB} or {@code DB.SCHEMA}), folded; empty allows any
 * @param explain whether {@code EXPLAIN} of a query passes
 * @param metadata whether {@code SHOW} and {@code DESCRIBE} pass
 */
public record GuardPolicy(Set<String> functions, List<TableName> tables, boolean explain, boolean metadata) {

    /** Known functions, any table, {@code SHOW} and {@code DESCRIBE}; no {@code EXPLAIN}. */
    public static final GuardPolicy DEFAULT = new GuardPolicy(Set.of(), List.of(), false, true);

    public GuardPolicy {
        functions = functions.stream().map(f -> f.toUpperCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        tables = List.copyOf(tables);
    }

    /** Whether a table may be read; a name with fewer parts than every allowed prefix may not. */
    public boolean allows(TableName table) {
        return tables.isEmpty() || tables.stream().anyMatch(prefix -> startsWith(table, prefix));
    }

    private static boolean startsWith(TableName table, TableName prefix) {
        return table.parts().size() > prefix.parts().size()
                && table.parts().subList(0, prefix.parts().size()).equals(prefix.parts());
    }
}
