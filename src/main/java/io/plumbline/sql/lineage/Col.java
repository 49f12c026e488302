package io.plumbline.sql.lineage;

import io.plumbline.sql.ColumnOrigin;
import io.plumbline.sql.OutputColumn.Certainty;
import java.util.Set;

/** A column on its way through a query. */
record Col(String name, Set<ColumnOrigin> origins, Certainty certainty) {

    static Col unknown(String name) {
        return new Col(name, Set.of(), Certainty.UNKNOWN);
    }

    Col named(String newName) {
        return newName.equals(name) ? this : new Col(newName, origins, certainty);
    }
}
