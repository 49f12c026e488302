package io.plumbline.sql.lineage;

import io.plumbline.sql.ColumnOrigin;
import io.plumbline.sql.OutputColumn.Certainty;
import io.plumbline.sql.TableName;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Columns that exist and are not listed: a table nobody described.
 *
 * @param find the column of a name, null where it has none
 * @param all stands for all of its columns in the output
 */
record Open(Function<String, @Nullable Col> find, Col all) {

    static Open table(TableName table) {
        Col all = new Col("*", Set.of(new ColumnOrigin(table, "*")), Certainty.UNKNOWN);
        return new Open(name -> new Col(name, Set.of(new ColumnOrigin(table, name)), Certainty.DIRECT), all);
    }

    /** Every name gives the same origins: a table function's result. */
    static Open constant(Set<ColumnOrigin> origins, Certainty certainty) {
        return new Open(name -> new Col(name, origins, certainty), new Col("*", origins, Certainty.UNKNOWN));
    }

    /** Without some columns, and with others under new names. */
    Open without(Set<String> hidden, Map<String, String> oldByNew) {
        if (hidden.isEmpty() && oldByNew.isEmpty()) {
            return this;
        }
        return new Open(
                name -> {
                    String old = oldByNew.get(name);
                    if (old != null) {
                        Col col = find.apply(old);
                        return col == null ? null : col.named(name);
                    }
                    return hidden.contains(name) || oldByNew.containsValue(name) ? null : find.apply(name);
                },
                all);
    }
}
